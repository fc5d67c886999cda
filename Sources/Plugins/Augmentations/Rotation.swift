import Workbench

/// Turns the image around its centre by a random angle.
///
/// Bilinear; what lies outside of the image is filled.
///
/// - Units: degrees, counter-clockwise.
/// - Source: Simard, Steinkraus, Platt, "Best Practices for Convolutional Neural Networks Applied to
///   Visual Document Analysis", ICDAR 2003, in the form of torchvision's `RandomRotation`, which
///   takes the nearest pixel unless told otherwise.
struct Rotation: Augmentation {
  /// The angle is drawn evenly from: from, to.
  var degrees: [Double] = [-15, 15]
  /// Grey level of what lies outside.
  var fill: Int = 0

  static let variants = ["degrees=[-180,180] fill=128"]

  func validate() throws {
    try requireRange("degrees", degrees, in: -360...360)
    try requireGrey("fill", fill)
  }

  func callAsFunction(_ image: inout Image, size: Int, random: inout Random) {
    let angle = random.uniform(in: degrees)
    image.warp(
      by: .undoing(angle: -angle, around: image.middle), fill: UInt8(clamping: fill))
  }
}

extension Image {
  /// The place in its middle.
  var middle: SIMD2<Double> { SIMD2(Double(width), Double(height)) / 2 }
}
