import Autograd
import Testing

@testable import Plugins

@Suite struct RotationTests {
  private func turned(_ image: Image, _ degrees: Double, fill: Int = 0) -> Image {
    var image = image
    var random = Random(seed: 1)
    Rotation(degrees: [degrees, degrees], fill: fill)(&image, size: 1, random: &random)
    return image
  }

  @Test func `an image is turned as torchvision does`() throws {
    try TorchvisionCases.expect("rotate", within: 1) { image, one in
      turned(image, try one("degrees"), fill: Int(try one("fill")))
    }
  }

  /// What stood at the right, 2 above 4, stands at the top, 2 before 4.
  @Test func `a quarter turn counter-clockwise moves whole pixels`() {
    let image = Image(height: 2, width: 2, pixels: [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4])
    #expect(turned(image, 90).pixels == [2, 2, 2, 4, 4, 4, 1, 1, 1, 3, 3, 3])
  }

  @Test func `no turn and a whole turn change nothing`() {
    let image = noise(side: 11, seed: 2)
    #expect(turned(image, 0) == image)
    #expect(turned(image, 360) == image)
  }

  @Test func `corners are filled`() {
    let image = noise(side: 9, seed: 2)
    #expect(turned(image, 45, fill: 77).pixels.prefix(3) == [77, 77, 77])
  }

  @Test(arguments: ["degrees=[10,-10]", "degrees=[0,500]", "fill=256"])
  func `options that cannot be are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.augmentation("rotation \(options)")
    }
  }
}
