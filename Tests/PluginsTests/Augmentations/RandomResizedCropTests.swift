import Autograd
import Testing

@testable import Plugins

@Suite struct RandomResizedCropTests {
  @Test func `a part is cut out and resized as torchvision does`() throws {
    try TorchvisionCases.expect("resized-crop", within: 1) { image, one in
      let part = Region(
        top: Int(try one("top")), left: Int(try one("left")), height: Int(try one("height")),
        width: Int(try one("width")))
      let size = Int(try one("size"))
      return image.changed { $0.resize(part, height: size, width: size) }
    }
  }

  @Test func `areas and ratios keep to their ranges, and fill them`() throws {
    let crop = RandomResizedCrop(scale: [0.3, 0.6], ratio: [0.5, 2])
    var random = Random(seed: 1)
    var shares: [Double] = []
    var ratios: [Double] = []
    for _ in 0..<2000 {
      let part = crop.part(ofHeight: 200, width: 200, &random)
      #expect(part.top + part.height <= 200 && part.left + part.width <= 200)
      shares.append(Double(part.height * part.width) / 40000)
      ratios.append(Double(part.width) / Double(part.height))
    }
    // Sides are whole pixels of about 100: half a pixel is 0.5 %.
    #expect(shares.allSatisfy { (0.295...0.605).contains($0) })
    #expect(ratios.allSatisfy { (0.49...2.04).contains($0) })
    #expect(try #require(shares.min()) < 0.31 && #require(shares.max()) > 0.59)
    // Even in the logarithm: half of all parts are wider than high.
    let wide = ratios.count { $0 > 1 }
    #expect(abs(wide - 1000) < 120)
  }

  @Test func `a whole image of the network's size stays as it is`() {
    var image = noise(side: 9, seed: 1)
    let before = image
    var random = Random(seed: 1)
    RandomResizedCrop(scale: [1, 1], ratio: [1, 1])(&image, size: 9, random: &random)
    #expect(image == before)
  }

  /// Nothing three times as wide as high has the area of a square: the central band has.
  @Test func `when no part fits, the largest central one of an allowed ratio is taken`() {
    var random = Random(seed: 1)
    let part = RandomResizedCrop(scale: [1, 1], ratio: [3, 4]).part(
      ofHeight: 30, width: 30, &random)
    #expect(part == Region(top: 10, left: 0, height: 10, width: 30))
  }

  @Test func `the most extreme options leave a pixel`() {
    let crop = RandomResizedCrop(scale: [0, 0.0001], ratio: [100, 100])
    for seed in 0..<20 as Range<UInt64> {
      var image = noise(side: 7, seed: seed)
      var random = Random(seed: seed)
      crop(&image, size: 5, random: &random)
      #expect(image.height == 5 && image.width == 5)
    }
  }

  @Test(arguments: [
    "scale=[0.5]", "scale=[0.9,0.5]", "scale=[0,0]", "scale=[0.5,1.1]", "ratio=[0,1]",
  ]) func `ranges that cannot be are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.augmentation("random-resized-crop \(options)")
    }
  }
}
