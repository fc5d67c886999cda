import Autograd
import TestSupport
import Testing

@testable import Plugins
@testable import Workbench

@Suite struct ResNetTests {
  private func model(_ network: ResNet, _ loss: any Loss, classes: Int) throws -> Model {
    try Model(
      architecture: network, loss: loss, size: 64, classes: classes, random: Random(seed: 1))
  }

  @Test func `ResNet-18 with 1000 classes has torchvision's number of parameters`() throws {
    let model = try model(
      ResNet(embedding: 0, stem: .large), Softmax(bias: true), classes: 1000)
    #expect(model.parameterCount.total == 11_689_512)
    #expect(model.parameterCount.loss == 513_000)
  }

  /// Stem 3·32·9 + 64 = 928; stages 19,648 + 57,728 + 230,144 + 919,040; embedding 256 · 128 + 128.
  @Test func `the yardstick has 1.26 million`() throws {
    let model = try model(
      ResNet(depth: 10, width: 32, embedding: 128), Prototypical(), classes: 1184)
    #expect(model.parameterCount == ParameterCount(network: 1_260_384, loss: 2))
  }

  @Test func `ResNet-50 has torchvision's number, in bottlenecks`() throws {
    let entries = try NetworkEntries(ResNet(depth: 50, embedding: 1000, stem: .large), size: 64)
    #expect(entries.learned == 25_557_032)
    #expect(entries.shapes["layer3.0.conv2.weight"] == [256, 256, 3, 3])
    #expect(entries.shapes["layer3.0.conv3.weight"] == [1024, 256, 1, 1])
    #expect(entries.shapes["layer1.0.downsample.0.weight"] == [256, 64, 1, 1])
  }

  @Test func `recomputed blocks give the same gradients`() throws {
    let images = randomTensor([4, 32, 32, 3]).converted(to: .float32)
    var found: [[String: [Float]]] = []
    for recompute in [false, true] {
      var random = Random(seed: 1)
      var network = try ResNet(depth: 10, width: 4, embedding: 5, recompute: recompute)
        .network(input: [32, 32, 3], random: &random)
      let gradients = network(images, .training(random)).squared().sum().gradients()
      var values: [String: [Float]] = [:]
      network.visit("") { name, role, value in
        values[name] = role == .state ? value.floats : gradients[value]?.floats
      }
      found.append(values)
    }
    #expect(found[0] == found[1] && found[0].count > 20)
  }

  @Test func `ResNet-34 has torchvision's number without its classifier`() throws {
    let model = try model(
      ResNet(depth: 34, embedding: 0, stem: .large), Prototypical(), classes: 2)
    #expect(model.parameterCount.network == 21_797_672 - 513_000)
  }

  /// The entries of torchvision's `resnet18().state_dict()`, by its rule; without the counters
  /// `num_batches_tracked`, which its inference does not use either.
  private func torchvision(_ embedding: Int) -> [String: [Int]] {
    var entries = ["conv1.weight": [64, 3, 7, 7], "fc.weight": [embedding, 512]]
    entries["fc.bias"] = [embedding]
    func norm(_ name: String, _ channels: Int) {
      for part in ["weight", "bias", "running_mean", "running_var"] {
        entries["\(name).\(part)"] = [channels]
      }
    }
    norm("bn1", 64)
    var input = 64
    for (layer, output) in [(1, 64), (2, 128), (3, 256), (4, 512)] {
      for block in 0...1 {
        let name = "layer\(layer).\(block)"
        entries["\(name).conv1.weight"] = [output, input, 3, 3]
        entries["\(name).conv2.weight"] = [output, output, 3, 3]
        norm("\(name).bn1", output)
        norm("\(name).bn2", output)
        if input != output {
          entries["\(name).downsample.0.weight"] = [output, input, 1, 1]
          norm("\(name).downsample.1", output)
        }
        input = output
      }
    }
    return entries
  }

  @Test func `names and shapes are torchvision's`() throws {
    var random = Random(seed: 1)
    var network = try ResNet(embedding: 1000, stem: .large)
      .network(input: [224, 224, 3], random: &random)
    var entries: [String: [Int]] = [:]
    network.visit("") { name, _, value in entries[name] = value.shape }
    #expect(entries == torchvision(1000))
    #expect(entries.count == 102)
  }

  @Test func `convolutions decay, and scales, shifts and biases do not`() throws {
    var random = Random(seed: 1)
    var network = try ResNet(depth: 10, width: 4, embedding: 8)
      .network(input: [32, 32, 3], random: &random)
    network.visit("") { name, role, value in
      let isMatrix = value.shape.count > 1
      let isState = name.contains("running")
      #expect(role == (isState ? .state : isMatrix ? .weight : .bias), "\(name)")
    }
  }

  /// One image with one place left has no variance: running variances go from 1 to 0.9.
  @Test(arguments: [(Stem.small, 16), (.large, 32)])
  func `small stems make a sixteenth of the size, large ones a thirty-second`(
    _ stem: Stem, _ size: Int
  ) throws {
    for (size, isOnePlace) in [(size, true), (2 * size, false)] {
      var random = Random(seed: 1)
      var network = try ResNet(depth: 10, width: 2, embedding: 0, stem: stem)
        .network(input: [size, size, 3], random: &random)
      let image = randomTensor([1, size, size, 3]).converted(to: .float32)
      #expect(network(image, .training(random)).shape == [1, 16])
      network.visit("") { name, _, value in
        guard name == "layer4.0.bn1.running_var" else { return }
        #expect(value.floats.allSatisfy { abs($0 - 0.9) < 1e-6 } == isOnePlace)
      }
    }
  }

  @Test(arguments: ["depth=12", "width=0", "embedding=-1", "depth=0"])
  func `options that cannot work are refused`(_ option: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.architecture(PluginSpecification("res-net \(option)"))
    }
  }
}
