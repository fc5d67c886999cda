import Autograd
import Testing

@testable import Plugins

@Suite struct FlipTests {
  private func flipped(_ image: Image, _ probability: Double, seed: UInt64 = 1) -> Image {
    var image = image
    var random = Random(seed: seed)
    Flip(probability: probability)(&image, size: 2, random: &random)
    return image
  }

  @Test func `a certain flip mirrors each row and keeps colours together`() {
    let image = Image(height: 2, width: 2, pixels: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    #expect(flipped(image, 1).pixels == [4, 5, 6, 1, 2, 3, 10, 11, 12, 7, 8, 9])
    #expect(flipped(flipped(image, 1), 1) == image)
  }

  @Test func `an impossible flip changes nothing`() {
    let image = noise(side: 5, seed: 1)
    for seed in 0..<50 as Range<UInt64> { #expect(flipped(image, 0, seed: seed) == image) }
  }

  @Test func `the probability is how often`() {
    let image = noise(side: 4, seed: 1)
    let count = (0..<2000 as Range<UInt64>).count { flipped(image, 0.25, seed: $0) != image }
    // 500 with deviation √(2000 · ¼ · ¾) = 19.4.
    #expect(abs(count - 500) < 78)
  }

  @Test func `a probability above one is refused`() {
    #expect(throws: OptionError.self) { try Registry.standard.augmentation("flip probability=2") }
  }
}
