import Testing
import Workbench

@Suite struct ImageColourTests {
  @Test func `mean grey weighs the channels`() {
    let image = Image(height: 1, width: 2, pixels: [100, 0, 0, 0, 200, 50])
    // (0.299 · 100 + 0.587 · 200 + 0.114 · 50) / 2 = 76.5
    #expect(abs(image.meanGrey - 76.5) < 1e-9)
    #expect(Image(height: 0, width: 0, pixels: []).meanGrey == 0)
  }

  /// y = 0.299 · 10 + 0.587 · 20 + 0.114 · 30 = 18.15; 2 · 10 - 18.15 + 100 = 101.85.
  @Test func `channels are mixed with brightness, rounded and cut off`() {
    var image = Image(height: 1, width: 2, pixels: [10, 20, 30, 255, 255, 255])
    image.mixColours(own: 2, grey: -1, offset: 100)
    #expect(image.pixels == [102, 122, 142, 255, 255, 255])
    image.mixColours(own: -1, grey: 0, offset: 0)
    #expect(image.pixels == [0, 0, 0, 0, 0, 0])
  }

  @Test func `a table of one channel serves all, one of three each its own`() {
    var image = Image(height: 1, width: 1, pixels: [1, 2, 3])
    let doubled = (0..<256).map { UInt8(min(255, 2 * $0)) }
    image.replaceValues(by: doubled)
    #expect(image.pixels == [2, 4, 6])
    let same = (0..<256).map { UInt8($0) }
    image.replaceValues(by: same + doubled + [UInt8](repeating: 9, count: 256))
    #expect(image.pixels == [2, 8, 9])
  }

  @Test func `turned hues come back, to a rounding`() {
    var random = Random(seed: 1)
    let image = Image(
      height: 10, width: 10, pixels: (0..<300).map { _ in UInt8(random.integer(below: 256)) })
    for turn in [0.0, 0.1, 0.37, 0.5] {
      var turned = image
      turned.turnHue(by: turn)
      if turn > 0.05 { #expect(turned != image) }
      for place in stride(from: 0, to: 300, by: 3) {
        let (old, new) = (image.pixels[place..<place + 3], turned.pixels[place..<place + 3])
        #expect(old.max() == new.max() && old.min() == new.min())
      }
      if turn == 0 { #expect(turned == image) }
    }
  }
}
