import Autograd
import Testing

@testable import Plugins

@Suite struct RandomErasingTests {
  @Test func `one rectangle is covered, within its share`() throws {
    let erasing = RandomErasing(probability: 1, scale: [0.1, 0.3], ratio: [0.5, 2], fill: 200)
    for seed in 0..<50 as Range<UInt64> {
      var image = coordinates(height: 40, width: 50)
      var random = Random(seed: seed)
      let box = try #require(erasing.cover(ofHeight: 40, width: 50, &random))
      #expect((0.09...0.32).contains(Double(box.height * box.width) / 2000))
      #expect(box.top + box.height <= 40 && box.left + box.width <= 50)
      random = Random(seed: seed)
      // The chance is drawn first.
      var shifted = random
      _ = shifted.uniform()
      let expected = try #require(erasing.cover(ofHeight: 40, width: 50, &shifted))
      erasing(&image, size: 40, random: &random)
      for place in 0..<2000 {
        let (row, column) = (place / 50, place % 50)
        let isCovered =
          (expected.top..<expected.top + expected.height).contains(row)
          && (expected.left..<expected.left + expected.width).contains(column)
        #expect((image.pixels[place * 3 + 2] == 200) == isCovered)
      }
    }
  }

  @Test func `noise covers with many values`() {
    var image = Image(height: 20, width: 20, pixels: [UInt8](repeating: 9, count: 1200))
    var random = Random(seed: 3)
    RandomErasing(probability: 1, scale: [0.3, 0.3], noise: true)(
      &image, size: 20, random: &random)
    #expect(Set(image.pixels).count > 50)
    #expect(image.pixels.count { $0 == 9 } > 700)
  }

  @Test func `what does not fit covers nothing`() {
    let image = noise(side: 6, seed: 1)
    for erasing in [
      RandomErasing(probability: 0), RandomErasing(probability: 1, scale: [1, 1], ratio: [1, 1]),
    ] {
      var result = image
      var random = Random(seed: 1)
      erasing(&result, size: 6, random: &random)
      #expect(result == image)
    }
  }

  @Test(arguments: ["scale=[0,2]", "ratio=[3,1]", "fill=300", "probability=2"])
  func `options that cannot be are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.augmentation("random-erasing \(options)")
    }
  }
}
