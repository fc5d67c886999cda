import Workbench

/// Exchanges left and right at random.
///
/// - Source: Krizhevsky, Sutskever, Hinton, "ImageNet Classification with Deep Convolutional Neural
///   Networks", NIPS 2012, section 4.1.
struct Flip: Augmentation {
  /// How often an image is mirrored.
  var probability: Double = 0.5

  func validate() throws {
    try require((0...1).contains(probability), "probability", probability, "in 0 ... 1")
  }

  func callAsFunction(_ image: inout Image, size: Int, random: inout Random) {
    if random.chance(probability) { image.mirror() }
  }
}
