import Workbench

/// Takes the colours out of some images.
///
/// - Source: Chen, Kornblith, Norouzi, Hinton, "A Simple Framework for Contrastive Learning of Visual
///   Representations", ICML 2020, appendix A, in the form of torchvision's `RandomGrayscale`.
struct Grey: Augmentation {
  /// How often an image becomes grey.
  var probability: Double = 0.1

  static let variants = ["probability=0.5"]

  func validate() throws { try requireProbability(probability) }

  func callAsFunction(_ image: inout Image, size: Int, random: inout Random) {
    if random.chance(probability) { image.turnGrey() }
  }
}
