import Autograd
import TestSupport
import Testing

@testable import Plugins
@testable import Workbench

@Suite struct SiameseTests {
  /// At 105 pixels 6 × 6 places are left: 256 · 36 · 4096 + 4096 of the last layer, and 1,207,744
  /// of the convolutions; at 96 pixels 4 × 4 places.
  @Test func `the published size is above the limit, and 96 pixels are below`() throws {
    #expect(try NetworkEntries(Siamese(), size: 105).learned == 38_960_448)
    let smaller = try NetworkEntries(Siamese(), size: 96).learned
    #expect(smaller == 17_988_928 && smaller < ParameterCount.limit)
    let experiment = Experiment(
      architecture: "siamese", loss: "contrastive", view: View(resize: 105, size: 105))
    let resolved = try ResolvedExperiment(experiment, registry: .standard)
    #expect(throws: OptionError.self) { try resolved.model(classes: 2, seed: 1) }
  }

  @Test func `kernels are 10, 7, 4 and 4 pixels`() throws {
    let shapes = try NetworkEntries(Siamese(embedding: 8), size: 105).shapes
    #expect(
      shapes["conv1.weight"] == [64, 3, 10, 10] && shapes["conv2.weight"] == [128, 64, 7, 7])
    #expect(
      shapes["conv3.weight"] == [128, 128, 4, 4] && shapes["conv4.weight"] == [256, 128, 4, 4])
    #expect(shapes["fc.weight"] == [8, 9216])
  }

  @Test func `weights and biases begin around the paper's values`() throws {
    var random = Random(seed: 1)
    var network = try Siamese(width: 16, embedding: 100).network(
      input: [65, 65, 3], random: &random)
    network.visit("") { name, _, value in
      let values = value.doubles
      let mean = values.reduce(0, +) / Double(values.count)
      let deviation =
        (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
      let expected = name == "fc.weight" ? 0.2 : 0.01
      let count = Double(values.count)
      #expect(abs(mean - (name.hasSuffix("bias") ? 0.5 : 0)) < 4 * expected / count.squareRoot())
      #expect(abs(deviation / expected - 1) < 4 / (2 * count).squareRoot())
    }
  }

  @Test func `an embedding is squashed unless that is declined`() throws {
    let images = randomTensor([2, 65, 65, 3]).converted(to: .float32) * 3
    var outputs: [Tensor] = []
    for squashes in [true, false] {
      var random = Random(seed: 1)
      var network = try Siamese(width: 4, embedding: 6, sigmoid: squashes)
        .network(input: [65, 65, 3], random: &random)
      outputs.append(network(images, .inference))
    }
    #expect(outputs[0].floats == outputs[1].sigmoid().floats)
  }

  @Test(arguments: ["width=0", "embedding=0"])
  func `options that cannot work are refused`(_ option: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.architecture(PluginSpecification("siamese \(option)"))
    }
  }
}
