import Workbench

/// Changes brightness, contrast and saturation by random factors, then turns hues, in that order.
///
/// Each factor is drawn evenly from `1 - strength ... 1 + strength`. Contrast stretches around the
/// image's mean grey, saturation around each pixel's own grey; only the result is cut off at black
/// and white. Hues of an image are turned by one angle, drawn evenly from `-hue ... hue`.
///
/// - Source: Howard, "Some Improvements on Deep Convolutional Neural Network Based Image
///   Classification", 2013, in torchvision's form with a fixed order and without
///   cutting off in between.
struct ColourJitter: Augmentation {
  /// Strength of the change of brightness.
  var brightness: Double = 0.3
  /// Strength of the change of contrast.
  var contrast: Double = 0.3
  /// Strength of the change of saturation.
  var saturation: Double = 0.3
  /// Most that hues are turned, in turns of the circle of colours: 0 is off, 0.5 is any hue.
  var hue: Double = 0

  static let variants = ["hue=0.1", "brightness=1 contrast=1 saturation=1 hue=0.5"]

  func validate() throws {
    try require((0...1).contains(brightness), "brightness", brightness, "in 0 ... 1")
    try require((0...1).contains(contrast), "contrast", contrast, "in 0 ... 1")
    try require((0...1).contains(saturation), "saturation", saturation, "in 0 ... 1")
    try require((0...0.5).contains(hue), "hue", hue, "in 0 ... 0.5")
  }

  func callAsFunction(_ image: inout Image, size: Int, random: inout Random) {
    func factor(_ strength: Double) -> Double { random.uniform(in: 1 - strength...1 + strength) }
    let (bright, stretch, colour) = (factor(brightness), factor(contrast), factor(saturation))
    let turn = hue > 0 ? random.uniform(in: -hue...hue) : 0
    let mean = contrast > 0 ? bright * image.meanGrey : 0
    image.mixColours(
      own: colour * stretch * bright, grey: (1 - colour) * stretch * bright,
      offset: mean * (1 - stretch))
    if hue > 0 { image.turnHue(by: turn) }
  }
}
