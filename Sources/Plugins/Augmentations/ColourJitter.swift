import Workbench

/// Changes brightness, contrast and saturation by random factors, in that order.
///
/// Each factor is drawn evenly from `1 - strength ... 1 + strength`. Contrast stretches around the
/// image's mean grey, saturation around each pixel's own grey; only the result is cut off at black
/// and white.
///
/// - Source: Howard, "Some Improvements on Deep Convolutional Neural Network Based Image
///   Classification", 2013, in torchvision's form without hue, with a fixed order
///   and without cutting off in between.
struct ColourJitter: Augmentation {
  /// Strength of the change of brightness.
  var brightness: Double = 0.3
  /// Strength of the change of contrast.
  var contrast: Double = 0.3
  /// Strength of the change of saturation.
  var saturation: Double = 0.3

  func validate() throws {
    try require((0...1).contains(brightness), "brightness", brightness, "in 0 ... 1")
    try require((0...1).contains(contrast), "contrast", contrast, "in 0 ... 1")
    try require((0...1).contains(saturation), "saturation", saturation, "in 0 ... 1")
  }

  func callAsFunction(_ image: inout Image, size: Int, random: inout Random) {
    func factor(_ strength: Double) -> Float {
      Float(random.uniform(in: 1 - strength...1 + strength))
    }
    let (bright, stretch, colour) = (factor(brightness), factor(contrast), factor(saturation))
    image.pixels.withUnsafeMutableBufferPointer { pixels in
      var total: Float = 0
      for place in stride(from: 0, to: pixels.count, by: 3) { total += grey(pixels, place) }
      let mean = bright * total / Float(max(1, pixels.count / 3))
      for place in stride(from: 0, to: pixels.count, by: 3) {
        let own = mean + stretch * (bright * grey(pixels, place) - mean)
        for channel in 0..<3 {
          let value = mean + stretch * (bright * Float(pixels[place + channel]) - mean)
          pixels[place + channel] = UInt8(max(0, min(255, own + colour * (value - own) + 0.5)))
        }
      }
    }
  }

  /// Brightness of a pixel as ITU-R BT.601 weighs it.
  @inline(__always)
  private func grey(_ pixels: UnsafeMutableBufferPointer<UInt8>, _ place: Int) -> Float {
    0.299 * Float(pixels[place]) + 0.587 * Float(pixels[place + 1])
      + 0.114 * Float(pixels[place + 2])
  }
}
