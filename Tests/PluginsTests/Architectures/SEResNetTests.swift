import Autograd
import TestSupport
import Testing

@testable import Plugins
@testable import Workbench

@Suite struct SEResNetTests {
  /// An excitation of c channels has 2 · c · c/16 weights and c/16 + c biases; a basic block has its
  /// stage's channels, a bottleneck four times as many.
  @Test(arguments: [
    (18, 11_689_512, [(64, 2), (128, 2), (256, 2), (512, 2)]),
    (34, 21_797_672, [(64, 3), (128, 4), (256, 6), (512, 3)]),
    (50, 25_557_032, [(256, 3), (512, 4), (1024, 6), (2048, 3)]),
  ])
  func `there are torchvision's parameters of a ResNet and those of the excitations`(
    _ depth: Int, _ plain: Int, _ blocks: [(channels: Int, count: Int)]
  ) throws {
    let added = blocks.reduce(0) { sum, stage in
      let (c, hidden) = (stage.channels, stage.channels / 16)
      return sum + stage.count * (2 * c * hidden + hidden + c)
    }
    let entries = try NetworkEntries(
      SEResNet(depth: depth, embedding: 1000, stem: .large), size: 112)
    #expect(entries.learned == plain + added)
  }

  @Test func `excitations are named beside convolutions, and stored as convolutions`() throws {
    let entries = try NetworkEntries(SEResNet(embedding: 0), size: 64).shapes
    #expect(entries["layer2.1.se.fc1.weight"] == [8, 128, 1, 1])
    #expect(entries["layer2.1.se.fc2.weight"] == [128, 8, 1, 1])
    #expect(entries["layer2.1.se.fc2.bias"] == [128])
    let plain = try NetworkEntries(ResNet(embedding: 0), size: 64).shapes
    #expect(entries.filter { !$0.key.contains(".se.") } == plain)
  }

  /// Means 1 and 3; both hidden values are 2 · 1 + 0.5 · 3 - 1 = 2.5, of which the factors are
  /// σ(2.5 · 0.4) = σ(1) and σ(0 + 2) = σ(2).
  @Test func `channels are weighed by what the image has in them`() {
    var random = Random(seed: 1)
    var layer = SqueezeExcitation(2, reduction: 1, random: &random)
    layer.visit("") { name, _, value in
      let values: [String: [Float]] = [
        "fc1.weight": [2, 0.5, 2, 0.5], "fc1.bias": [-1, -1], "fc2.weight": [0.4, 0, 0, 0],
        "fc2.bias": [0, 2],
      ]
      value = Tensor(values[name] ?? [], shape: value.shape)
    }
    let image = Tensor([0, 2, 2, 4] as [Float], shape: [1, 2, 1, 2])
    let (first, second): (Float, Float) = (0.731_058_6, 0.880_797_1)
    let output = layer(image, .inference).floats
    for (value, exact) in zip(output, [0, 2 * second, 2 * first, 4 * second]) {
      #expect(abs(value - exact) < 1e-6)
    }
  }

  @Test(arguments: ["depth=12", "width=0", "embedding=-1"])
  func `options that cannot work are refused`(_ option: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.architecture(PluginSpecification("se-res-net \(option)"))
    }
  }
}
