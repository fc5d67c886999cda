import Autograd
import Testing

@testable import Plugins

@Suite struct GreyTests {
  @Test func `brightness is what Pillow says`() throws {
    try TorchvisionCases.expect("grey", within: 0) { image, _ in
      var image = image
      var random = Random(seed: 1)
      Grey(probability: 1)(&image, size: 1, random: &random)
      return image
    }
  }

  /// 0.299 · 200 + 0.587 · 100 + 0.114 · 50 = 124.2.
  @Test func `green counts most`() {
    var image = Image(height: 1, width: 1, pixels: [200, 100, 50])
    image.turnGrey()
    #expect(image.pixels == [124, 124, 124])
  }

  @Test func `the probability is how often`() {
    let image = noise(side: 4, seed: 1)
    let count = (0..<1000 as Range<UInt64>).count { seed in
      var result = image
      var random = Random(seed: seed)
      Grey(probability: 0.1)(&result, size: 4, random: &random)
      return result != image
    }
    // 100 with deviation √(1000 · 0.09) = 9.5.
    #expect(abs(count - 100) < 38)
  }

  @Test func `a probability above one is refused`() {
    #expect(throws: OptionError.self) { try Registry.standard.augmentation("grey probability=2") }
  }
}
