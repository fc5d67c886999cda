import Autograd
import Testing

@testable import Plugins

@Suite struct RandAugmentTests {
  private static let names: [(name: String, operation: RandAugment.Operation, levels: Int)] = [
    ("ShearX", .shearX, 1), ("ShearY", .shearY, 1), ("TranslateX", .translateX, 0),
    ("TranslateY", .translateY, 0), ("Rotate", .rotate, 1), ("Brightness", .brightness, 1),
    ("Color", .colour, 2), ("Contrast", .contrast, 1), ("Sharpness", .sharpness, 2),
    ("Posterize", .posterise, 0), ("Solarize", .solarise, 0), ("AutoContrast", .autoContrast, 0),
  ]

  @Test(arguments: names) func `an operation does what torchvision's does`(
    _ name: String, _ operation: RandAugment.Operation, _ levels: Int
  ) throws {
    try TorchvisionCases.expect("op-\(name)", within: levels) { image, one in
      var image = image
      operation.apply(to: &image, try one("strength"), fill: 0)
      return image
    }
  }

  @Test func `values are made equally frequent as Pillow does`() throws {
    try TorchvisionCases.expect("tiled-equalize", within: 0) { image, _ in
      var tiled = Image(height: 0, width: image.width * 3, pixels: [])
      for row in 0..<image.height * 3 {
        let start = row % image.height * image.width * 3
        let line = image.pixels[start..<start + image.width * 3]
        tiled.pixels += line + line + line
      }
      tiled.height = image.height * 3
      RandAugment.Operation.equalise.apply(to: &tiled, 0, fill: 0)
      return tiled.cropped(top: 0, left: 0, height: image.height, width: image.width)
    }
  }

  /// Magnitude 9 of 0 … 30, as torchvision's table has it for an image of 331 pixels.
  @Test func `magnitudes are those of torchvision`() {
    let image = Image(height: 331, width: 331, pixels: [UInt8](repeating: 0, count: 331 * 331 * 3))
    func strength(_ operation: RandAugment.Operation) -> Double {
      RandAugment().strength(of: operation, image)
    }
    #expect(abs(strength(.shearX) - 0.09) < 1e-12)
    #expect(abs(strength(.translateY) - 45) < 1e-12)
    #expect(abs(strength(.rotate) - 9) < 1e-12)
    #expect(abs(strength(.sharpness) - 0.27) < 1e-12)
    #expect(strength(.posterise) == 7)
    #expect(abs(strength(.solarise) - 178.5) < 1e-12)
    #expect(strength(.equalise) == 0)
  }

  @Test func `no magnitude still stretches and equalises, and posterises and solarises least`() {
    let image = noise(side: 16, seed: 1)
    for operation in RandAugment.Operation.allCases {
      guard operation != .autoContrast, operation != .equalise else { continue }
      var result = image
      operation.apply(
        to: &result, RandAugment(magnitude: 0).strength(of: operation, image), fill: 0)
      // Pillow, too, inverts what is 255 at the least magnitude of solarising.
      let solarised = Image(
        height: 16, width: 16, pixels: image.pixels.map { $0 == 255 ? 0 : $0 })
      #expect(result == (operation == .solarise ? solarised : image), "\(operation)")
    }
  }

  @Test(arguments: ["magnitude=31", "magnitude=-1", "bins=1", "operations=0", "fill=999"])
  func `options that cannot be are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.augmentation("rand-augment \(options)")
    }
  }
}
