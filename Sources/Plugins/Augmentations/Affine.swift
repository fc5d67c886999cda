import Workbench

/// Shears, turns, scales and moves the image by random amounts.
///
/// Around its centre, and bilinear; what lies outside of the image is filled. Translations are whole
/// pixels.
///
/// - Units: degrees, clockwise; shares of the image's sides.
/// - Source: Simard, Steinkraus, Platt, "Best Practices for Convolutional Neural Networks Applied to
///   Visual Document Analysis", ICDAR 2003, in the form of torchvision's `RandomAffine`, which takes
///   the nearest pixel unless told otherwise.
struct Affine: Augmentation {
  /// The angle is drawn evenly from: from, to.
  var degrees: [Double] = [-10, 10]
  /// Most that the image is moved sideways and vertically, as shares of its sides.
  var translate: [Double] = [0.1, 0.1]
  /// The factor of its size is drawn evenly from: from, to.
  var scale: [Double] = [0.9, 1.1]
  /// The horizontal shear is drawn evenly from: from, to; then the vertical shear: from, to.
  var shear: [Double] = [0, 0, 0, 0]
  /// Grey level of what lies outside.
  var fill: Int = 0

  static let variants = [
    "degrees=[0,0] translate=[0,0] scale=[1,1] shear=[-20,20]", "shear=[-9,9,0,9]",
  ]

  func validate() throws {
    try requireRange("degrees", degrees, in: -360...360)
    try require(
      translate.count == 2 && translate.allSatisfy { (0...1).contains($0) }, "translate", translate,
      "two shares in 0 ... 1, such as [0.1,0.1]")
    try requireRange("scale", scale, in: 0.05...20)
    try require(
      shear.count == 2 || shear.count == 4, "shear", shear,
      "two numbers, or four, such as [-10,10,-5,5]")
    for start in stride(from: 0, to: shear.count, by: 2) {
      try requireRange("shear", Array(shear[start..<start + 2]), in: -85...85)
    }
    try requireGrey("fill", fill)
  }

  func callAsFunction(_ image: inout Image, size: Int, random: inout Random) {
    let angle = random.uniform(in: degrees)
    let x = moved(translate[0], image.width, &random)
    let y = moved(translate[1], image.height, &random)
    let factor = random.uniform(in: scale)
    let horizontal = random.uniform(in: Array(shear[..<2]))
    let vertical = shear.count == 4 ? random.uniform(in: Array(shear[2...])) : 0
    image.warp(
      by: .undoing(
        angle: angle, translation: SIMD2(x, y), scale: factor, shear: SIMD2(horizontal, vertical),
        around: image.middle), fill: UInt8(clamping: fill))
  }

  private func moved(_ share: Double, _ side: Int, _ random: inout Random) -> Double {
    let most = share * Double(side)
    return random.uniform(in: -most...most).rounded(.toNearestOrEven)
  }
}
