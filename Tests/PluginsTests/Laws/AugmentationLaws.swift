import Autograd
import Plugins
import Testing

/// What every augmentation of the registry must satisfy with its default options.
@Suite struct AugmentationLaws {
  static let names = Registry.standard.names(of: .augmentation)
  private static let size = 32

  private func applied(_ name: String, to image: Image, seed: UInt64) throws -> Image {
    let augmentation = try Registry.standard.augmentation(PluginSpecification(name))
    var image = image
    var random = Random(seed: seed)
    augmentation(&image, size: Self.size, random: &random)
    return image
  }

  @Test func `there are augmentations to check`() {
    #expect(Self.names.count >= 3)
  }

  @Test(arguments: names)
  func `the result is a pure function of image and generator`(_ name: String) throws {
    let image = noise(side: 40, seed: 1)
    for seed in 0..<8 as Range<UInt64> {
      #expect(try applied(name, to: image, seed: seed) == applied(name, to: image, seed: seed))
    }
  }

  @Test(arguments: names)
  func `something changes, and not always alike`(_ name: String) throws {
    let image = noise(side: 40, seed: 1)
    let results = try (0..<40 as Range<UInt64>).map { try applied(name, to: image, seed: $0) }
    #expect(results.contains { $0 != image })
    #expect(results.contains { $0 != results[0] })
  }

  @Test(arguments: names, [32, 33, 40, 64])
  func `the network's input can be made of the result`(_ name: String, _ side: Int) throws {
    for seed in 0..<20 as Range<UInt64> {
      let result = try applied(name, to: noise(side: side, seed: seed), seed: seed)
      #expect(result.height >= Self.size && result.width >= Self.size)
      #expect(result.pixels.count == result.height * result.width * 3)
      let input = inputs(of: [result], size: Self.size)
      #expect(input.shape == [1, 32, 32, 3])
      #expect(input.floats.allSatisfy { abs($0) <= 1 })
    }
  }

  @Test(arguments: names, [UInt8(0), 255])
  func `black and white pictures stay pictures`(_ name: String, _ value: UInt8) throws {
    let image = Image(
      height: 40, width: 40, pixels: [UInt8](repeating: value, count: 40 * 40 * 3))
    for seed in 0..<20 as Range<UInt64> {
      #expect(try applied(name, to: image, seed: seed).height >= Self.size)
    }
  }
}
