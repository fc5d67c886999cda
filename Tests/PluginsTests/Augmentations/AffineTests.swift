import Autograd
import Testing

@testable import Plugins

@Suite struct AffineTests {
  @Test func `an image is moved as torchvision does`() throws {
    try TorchvisionCases.expect("affine", within: 1) { image, one in
      let map = PlaneMap.undoing(
        angle: try one("degrees"), translation: SIMD2(try one("x"), try one("y")),
        scale: try one("scale"), shear: SIMD2(try one("shearX"), try one("shearY")),
        around: image.middle)
      let fill = UInt8(try one("fill"))
      return image.changed { $0.warp(by: map, fill: fill) }
    }
  }

  @Test func `nothing to change changes nothing`() {
    let image = noise(side: 10, seed: 1)
    let still = Affine(degrees: [0, 0], translate: [0, 0], scale: [1, 1])
    for seed in 0..<5 as Range<UInt64> {
      var result = image
      var random = Random(seed: seed)
      still(&result, size: 10, random: &random)
      #expect(result == image)
    }
  }

  /// Half of the sides at most: 5 pixels down and 10 to the right, in whole pixels.
  @Test func `translations are whole pixels within their share`() throws {
    let image = coordinates(height: 10, width: 20)
    let moves = Affine(degrees: [0, 0], translate: [0.5, 0.5], scale: [1, 1], fill: 255)
    var seen: Set<Int> = []
    for seed in 0..<60 as Range<UInt64> {
      var result = image
      var random = Random(seed: seed)
      moves(&result, size: 10, random: &random)
      let place = try #require((0..<200).first { result.pixels[$0 * 3 + 2] == 7 })
      let (row, column) = (Int(result.pixels[place * 3]), Int(result.pixels[place * 3 + 1]))
      let (down, right) = (place / 20 - row, place % 20 - column)
      #expect(abs(down) <= 5 && abs(right) <= 10)
      seen.insert(right)
      let kept = (0..<200).count { result.pixels[$0 * 3 + 2] == 7 }
      #expect(kept == (10 - abs(down)) * (20 - abs(right)))
    }
    #expect(seen.count > 8)
  }

  @Test(arguments: [
    "translate=[0.1]", "translate=[0,2]", "scale=[0,1]", "shear=[1,2,3]", "shear=[0,0,5,-5]",
    "degrees=[0]",
  ]) func `options that cannot be are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.augmentation("affine \(options)")
    }
  }
}
