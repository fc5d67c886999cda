internal import Foundation
import Workbench

/// Blurs some images, each by a random width.
///
/// The window is a Gaussian bell of deviation σ, taken at whole pixels and made to add up to 1.
/// Beyond its border an image is mirrored.
///
/// - Units: pixels.
/// - Source: Chen, Kornblith, Norouzi, Hinton, "A Simple Framework for Contrastive Learning of Visual
///   Representations", ICML 2020, appendix A, which blurs half of all images, in the form of
///   torchvision's `GaussianBlur`.
struct GaussianBlur: Augmentation {
  /// Side of the window, an odd number; it should be at least 6 σ.
  var kernelSize: Int = 13
  /// The deviation is drawn evenly from: from, to.
  var sigma: [Double] = [0.1, 2]
  /// How often an image is blurred.
  var probability: Double = 0.5

  static let variants = ["kernel-size=3 probability=1", "kernel-size=99 sigma=[10,20]"]

  func validate() throws {
    try require(
      kernelSize % 2 == 1 && (1...99).contains(kernelSize), "kernel-size", kernelSize,
      "an odd number in 1 ... 99")
    try requireRange("sigma", sigma, in: 0.01...100)
    try requireProbability(probability)
  }

  func callAsFunction(_ image: inout Image, size: Int, random: inout Random) {
    guard random.chance(probability) else { return }
    image.blur(by: window(random.uniform(in: sigma)))
  }

  /// The weights of a deviation.
  func window(_ sigma: Double) -> [Double] {
    let bell = (0..<kernelSize).map { place in
      let distance = Double(place - kernelSize / 2) / sigma
      return exp(-distance * distance / 2)
    }
    let total = bell.reduce(0, +)
    return bell.map { $0 / total }
  }
}
