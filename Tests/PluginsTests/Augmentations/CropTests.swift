import Autograd
import Testing

@testable import Plugins

@Suite struct CropTests {
  private func cropped(_ image: Image, size: Int, seed: UInt64) -> Image {
    var image = image
    var random = Random(seed: seed)
    Crop()(&image, size: size, random: &random)
    return image
  }

  @Test func `the square is a part of the image`() {
    let image = coordinates(height: 9, width: 12)
    for seed in 0..<50 as Range<UInt64> {
      let part = cropped(image, size: 5, seed: seed)
      #expect(part.height == 5 && part.width == 5)
      let (top, left) = (Int(part.pixels[0]), Int(part.pixels[1]))
      #expect(top <= 4 && left <= 7)
      #expect(part == image.cropped(top: top, left: left, height: 5, width: 5))
    }
  }

  /// 3 · 4 places of a 3-pixel square in 5×6: 250 times each of 3000, with deviation 15.1.
  @Test func `every place is taken equally often`() {
    let image = coordinates(height: 5, width: 6)
    var counts: [Int: Int] = [:]
    for seed in 0..<3000 as Range<UInt64> {
      let part = cropped(image, size: 3, seed: seed)
      counts[Int(part.pixels[0]) * 10 + Int(part.pixels[1]), default: 0] += 1
    }
    #expect(counts.count == 12)
    #expect(counts.values.allSatisfy { abs($0 - 250) < 61 })
  }

  @Test func `an image of the size itself is kept`() {
    let image = noise(side: 6, seed: 1)
    #expect(cropped(image, size: 6, seed: 3) == image)
  }
}
