import Autograd
import TestSupport
import Testing

@testable import Plugins
@testable import Workbench

@Suite struct ConvNextTests {
  @Test func `with 1000 values there are torchvision's 28,589,128 parameters`() throws {
    let entries = try NetworkEntries(ConvNext(embedding: 1000), size: 112)
    #expect(entries.learned == 28_589_128 && entries.learned < ParameterCount.limit)
  }

  @Test func `without embedding the last norm stays`() throws {
    let entries = try NetworkEntries(ConvNext(depth: 12, width: 4, embedding: 0), size: 32)
    #expect(entries.embeddingWidth == 32)
    #expect(entries.shapes["classifier.0.weight"] == [32])
    #expect(entries.shapes["classifier.2.weight"] == nil)
  }

  @Test(arguments: [(12, 6), (18, 9), (36, 27)])
  func `the depth is the number of blocks, most of them in the third stage`(
    _ depth: Int, _ third: Int
  ) throws {
    let names = try NetworkEntries(ConvNext(depth: depth, width: 2), size: 32).shapes.keys
    #expect(names.count { $0.hasSuffix("layer_scale") } == depth)
    #expect(names.count { $0.hasPrefix("features.5.") && $0.hasSuffix("layer_scale") } == third)
  }

  /// Blocks begin with a factor of 10⁻⁶, so that the network begins as its reductions alone.
  @Test func `a block begins as nearly nothing`() throws {
    var random = Random(seed: 1)
    var network = try ConvNext(depth: 12, width: 4).network(input: [32, 32, 3], random: &random)
    let images = randomTensor([2, 32, 32, 3]).converted(to: .float32)
    let before = network(images, .inference).floats
    network.visit("") { name, _, value in
      if name.hasSuffix("layer_scale") { value = Tensor(repeating: 0, shape: value.shape) }
    }
    let without = network(images, .inference).floats
    let scale = before.map(abs).max() ?? 0
    #expect(scale > 0 && before != without)
    #expect(zip(before, without).allSatisfy { abs($0 - $1) < 1e-3 * scale })
  }

  @Test func `skipped branches change training, and inference does not`() throws {
    let images = randomTensor([4, 32, 32, 3]).converted(to: .float32)
    var outputs: [[Float]] = []
    for probability in [0, 0.9] {
      var random = Random(seed: 1)
      var network = try ConvNext(depth: 12, width: 4, stochasticDepth: probability)
        .network(input: [32, 32, 3], random: &random)
      network.visit("") { name, _, value in
        if name.hasSuffix("layer_scale") { value = Tensor(repeating: 1, shape: value.shape) }
      }
      outputs.append(network(images, .training(random)).floats)
      outputs.append(network(images, .inference).floats)
    }
    #expect(outputs[0] != outputs[2] && outputs[1] == outputs[3])
  }

  @Test(arguments: ["depth=50", "width=0", "embedding=-1", "stochastic-depth=1"])
  func `options that cannot work are refused`(_ option: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.architecture(PluginSpecification("conv-next \(option)"))
    }
  }
}
