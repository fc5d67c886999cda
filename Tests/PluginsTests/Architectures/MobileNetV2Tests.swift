import Autograd
import TestSupport
import Testing

@testable import Plugins
@testable import Workbench

@Suite struct MobileNetV2Tests {
  @Test func `with 1000 values there are torchvision's 3,504,872 parameters`() throws {
    #expect(try NetworkEntries(MobileNetV2(embedding: 1000), size: 112).learned == 3_504_872)
  }

  /// torchvision's rule at half the width: 16 · 0.5 = 8, 24 · 0.5 = 12 → 16, 320 · 0.5 = 160; the
  /// last convolution stays at 1280.
  @Test func `widths are rounded to multiples of 8, and not far down`() throws {
    let shapes = try NetworkEntries(MobileNetV2(width: 16, embedding: 0), size: 64).shapes
    #expect(shapes["features.0.0.weight"] == [16, 3, 3, 3])
    #expect(shapes["features.1.conv.1.weight"] == [8, 16, 1, 1])
    #expect(shapes["features.2.conv.2.weight"] == [16, 48, 1, 1])
    #expect(shapes["features.18.0.weight"] == [1280, 160, 1, 1])
    let wide = try NetworkEntries(MobileNetV2(width: 64, embedding: 0), size: 64)
    #expect(wide.embeddingWidth == 2560)
  }

  /// One image with one place left has no variance: running variances go from 1 to 0.9.
  @Test(arguments: [(Stem.small, 16), (.large, 32)])
  func `small stems make a sixteenth of the size, large ones a thirty-second`(
    _ stem: Stem, _ size: Int
  ) throws {
    for (size, isOnePlace) in [(size, true), (2 * size, false)] {
      var random = Random(seed: 1)
      var network = try MobileNetV2(width: 4, embedding: 0, stem: stem)
        .network(input: [size, size, 3], random: &random)
      let image = randomTensor([1, size, size, 3]).converted(to: .float32)
      #expect(network(image, .training(random)).shape == [1, 1280])
      network.visit("") { name, _, value in
        guard name == "features.17.conv.3.running_var" else { return }
        #expect(value.floats.allSatisfy { abs($0 - 0.9) < 1e-6 } == isOnePlace)
      }
    }
  }

  @Test func `outputs before the average are within 0 and 6`() throws {
    var random = Random(seed: 1)
    var network = try MobileNetV2(width: 4, embedding: 0).network(
      input: [32, 32, 3], random: &random)
    let images = randomTensor([2, 32, 32, 3]).converted(to: .float32) * 1000
    let features = network(images, .inference).floats
    #expect(features.allSatisfy { $0 >= 0 && $0 <= 6 } && features.contains { $0 > 0 })
  }

  @Test(arguments: ["width=0", "embedding=-1", "dropout=1"])
  func `options that cannot work are refused`(_ option: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.architecture(PluginSpecification("mobile-net-v2 \(option)"))
    }
  }
}
