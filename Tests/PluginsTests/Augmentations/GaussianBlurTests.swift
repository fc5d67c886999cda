import Autograd
import Testing

@testable import Plugins

@Suite struct GaussianBlurTests {
  @Test func `an image is blurred as torchvision does`() throws {
    try TorchvisionCases.expect("blur", within: 1) { image, one in
      let window = GaussianBlur(kernelSize: Int(try one("kernel"))).window(try one("sigma"))
      return image.changed { $0.blur(by: window) }
    }
  }

  /// Weights ¼, ½, ¼ of a row 0 0 100 0: 100 is spread over three pixels, and mirroring takes
  /// nothing away: 0, 25, 50, and at the end half of the middle, 2 · ¼ · 100 = 50.
  @Test func `a bright pixel spreads, and the border mirrors`() {
    let row: [UInt8] = [0, 0, 100, 0].flatMap { [UInt8](repeating: $0, count: 3) }
    let image = Image(height: 1, width: 4, pixels: row)
    let blurred = image.changed { $0.blur(by: [0.25, 0.5, 0.25]) }
    #expect(blurred.pixels == [0, 25, 50, 50].flatMap { [UInt8](repeating: $0, count: 3) })
  }

  @Test(arguments: [1, 2, 3, 8]) func `plain images stay plain, also smaller than the window`(
    _ side: Int
  ) {
    for value in [UInt8(0), 1, 128, 255] {
      let image = Image(
        height: side, width: side, pixels: [UInt8](repeating: value, count: side * side * 3))
      for (size, sigma) in [(3, 0.5), (13, 2), (99, 20)] {
        let window = GaussianBlur(kernelSize: size).window(sigma)
        #expect(image.changed { $0.blur(by: window) } == image)
      }
    }
  }

  @Test(arguments: ["kernel-size=4", "sigma=[0,1]", "sigma=[2,1]", "probability=1.2"])
  func `options that cannot be are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.augmentation("gaussian-blur \(options)")
    }
  }
}
