import Autograd
import TestSupport
import Testing

@testable import Plugins
@testable import Workbench

@Suite struct SphereFaceNetTests {
  /// Convolutions have 11,660,096 weights, biases and slopes; the last layer 512 · 7 · 7 · 512 + 512.
  ///
  /// With the authors' 112 × 96 pixels it has 512 · 7 · 6 · 512 + 512.
  @Test func `at 112 pixels there are 24.5 million parameters`() throws {
    #expect(try NetworkEntries(SphereFaceNet(), size: 112).learned == 24_505_664)
    var random = Random(seed: 1)
    var network = try SphereFaceNet().network(input: [112, 96, 3], random: &random)
    var count = 0
    network.visit("") { _, _, value in count += value.count }
    #expect(count == 22_670_656)
  }

  @Test(arguments: [4, 10, 20, 36, 64])
  func `the depth is the number of convolutions`(_ depth: Int) throws {
    let shapes = try NetworkEntries(SphereFaceNet(depth: depth, width: 2), size: 32).shapes
    #expect(shapes.values.count { $0.count == 4 } == depth)
    #expect(shapes.keys.count { $0.hasPrefix("relu") } == depth)
  }

  @Test func `convolutions are numbered through in each stage`() throws {
    let shapes = try NetworkEntries(SphereFaceNet(width: 2, embedding: 3), size: 32).shapes
    let third = shapes.keys.filter { $0.hasPrefix("conv3_") && $0.hasSuffix("bias") }.sorted()
    #expect(third == (1...9).map { "conv3_\($0).bias" })
    #expect(shapes["conv3_1.weight"] == [8, 4, 3, 3] && shapes["conv3_9.weight"] == [8, 8, 3, 3])
    #expect(shapes["fc5.weight"] == [3, 16 * 2 * 2])
  }

  @Test func `without its pairs a stage is its first convolution`() throws {
    var random = Random(seed: 2)
    var network = try SphereFaceNet(depth: 20, width: 3, embedding: 4)
      .network(input: [32, 32, 3], random: &random)
    var plainRandom = Random(seed: 2)
    var plain = try SphereFaceNet(depth: 4, width: 3, embedding: 4)
      .network(input: [32, 32, 3], random: &plainRandom)
    var known: [String: Tensor] = [:]
    plain.visit("") { name, _, value in known[name] = value.detached() }
    network.visit("") { name, _, value in
      value = known[name] ?? Tensor(repeating: 0, shape: value.shape)
    }
    let images = randomTensor([2, 32, 32, 3]).converted(to: .float32)
    #expect(network(images, .inference).floats == plain(images, .inference).floats)
  }

  @Test(arguments: ["depth=12", "width=0", "embedding=0"])
  func `options that cannot work are refused`(_ option: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.architecture(PluginSpecification("sphere-face-net \(option)"))
    }
  }
}
