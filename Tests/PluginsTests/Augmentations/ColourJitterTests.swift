import Autograd
import Testing

@testable import Plugins

@Suite struct ColourJitterTests {
  private func jittered(
    _ pixels: [UInt8], _ jitter: ColourJitter, seed: UInt64 = 1
  ) -> [UInt8] {
    var image = Image(height: 1, width: pixels.count / 3, pixels: pixels)
    var random = Random(seed: seed)
    jitter(&image, size: 1, random: &random)
    return image.pixels
  }

  /// The factors that a seed draws: brightness, contrast, saturation.
  private func factors(_ jitter: ColourJitter, seed: UInt64) -> [Double] {
    var random = Random(seed: seed)
    return [jitter.brightness, jitter.contrast, jitter.saturation].map {
      random.uniform(in: 1 - $0...1 + $0)
    }
  }

  /// Bytes are rounded from single precision, so a half may go either way.
  private func expectNear(_ pixels: [UInt8], _ exact: [Double]) {
    for (pixel, exact) in zip(pixels, exact) {
      #expect(abs(Double(pixel) - max(0, min(255, exact))) < 0.501)
    }
  }

  private static let still = ColourJitter(brightness: 0, contrast: 0, saturation: 0)

  @Test func `no strength changes nothing`() {
    let pixels = noise(side: 16, seed: 1).pixels
    #expect(jittered(pixels, Self.still) == pixels)
    let greys = (0...255).flatMap { [UInt8](repeating: UInt8($0), count: 3) }
    #expect(jittered(greys, Self.still) == greys)
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `brightness is a factor, cut off at white`(_ seed: UInt64) {
    var jitter = Self.still
    jitter.brightness = 0.5
    let pixels: [UInt8] = [0, 10, 100, 200, 255, 250]
    let factor = factors(jitter, seed: seed)[0]
    expectNear(jittered(pixels, jitter, seed: seed), pixels.map { factor * Double($0) })
  }

  /// Grey values 50 and 150: their mean, 100, is what contrast stretches around.
  @Test(arguments: 0..<10 as Range<UInt64>)
  func `contrast stretches around the mean grey`(_ seed: UInt64) {
    var jitter = Self.still
    jitter.contrast = 1
    let factor = factors(jitter, seed: seed)[1]
    let result = jittered([50, 50, 50, 150, 150, 150], jitter, seed: seed)
    let (dark, light) = (100 - 50 * factor, 100 + 50 * factor)
    expectNear(result, [dark, dark, dark, light, light, light])
  }

  /// Pure red 100 has a grey of 29.9.
  @Test(arguments: 0..<10 as Range<UInt64>)
  func `saturation stretches around the pixel's own grey`(_ seed: UInt64) {
    var jitter = Self.still
    jitter.saturation = 1
    let factor = factors(jitter, seed: seed)[2]
    let result = jittered([100, 0, 0, 80, 80, 80], jitter, seed: seed)
    let (red, other) = (29.9 + factor * 70.1, 29.9 - factor * 29.9)
    expectNear(result, [red, other, other, 80, 80, 80])
  }

  @Test func `hues are turned as torchvision does`() throws {
    try TorchvisionCases.expect("hue", within: 1) { image, one in
      var image = image
      image.turnHue(by: try one("turn"))
      return image
    }
  }

  /// A third of the circle leads from red to green to blue.
  @Test func `a third of a turn exchanges channels`() {
    var image = Image(height: 1, width: 2, pixels: [200, 40, 90, 7, 7, 7])
    image.turnHue(by: 1.0 / 3)
    #expect(image.pixels == [90, 200, 40, 7, 7, 7])
    image.turnHue(by: -1.0 / 3)
    #expect(image.pixels == [200, 40, 90, 7, 7, 7])
  }

  @Test func `grey pictures stay grey`() {
    let greys = (0...255).flatMap { [UInt8](repeating: UInt8($0), count: 3) }
    for seed in 0..<20 as Range<UInt64> {
      let result = jittered(greys, ColourJitter(), seed: seed)
      for place in stride(from: 0, to: result.count, by: 3) {
        #expect(Set(result[place..<place + 3]).count == 1)
      }
    }
  }

  @Test func `a strength above one is refused`() {
    #expect(throws: OptionError.self) {
      try Registry.standard.augmentation("colour-jitter hue=0.6")
    }
    #expect(throws: OptionError.self) {
      try Registry.standard.augmentation("colour-jitter contrast=1.5")
    }
  }
}
