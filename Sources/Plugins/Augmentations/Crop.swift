import Workbench

/// Cuts the network's square out of the image at a random place instead of its centre.
///
/// The room to move is what the view leaves: `resize` minus `size` pixels each way.
///
/// - Source: Krizhevsky, Sutskever, Hinton, "ImageNet Classification with Deep Convolutional Neural
///   Networks", NIPS 2012, section 4.1.
struct Crop: Augmentation {
  func callAsFunction(_ image: inout Image, size: Int, random: inout Random) {
    let top = random.integer(below: image.height - size + 1)
    let left = random.integer(below: image.width - size + 1)
    image.crop(Region(top: top, left: left, height: size, width: size))
  }
}
