import Plugins
import Testing

@testable import Workbench

@Suite struct MixtureTests {
  private let images = Tensor((0..<24).map { Float($0) }, shape: [2, 2, 2, 3])

  /// Three quarters of the own value and one of the other's, which is 12 more or less.
  @Test func `all pixels are averaged where there is no region`() {
    let mixed = Mixture(partners: [1, 0], share: 0.75).mixed(images).floats
    let expected = (0..<24).map { Float($0) + ($0 < 12 ? 3 : -3) }
    #expect(mixed == expected)
  }

  @Test func `a region is replaced by the partner's`() {
    let region = Region(top: 1, left: 0, height: 1, width: 1)
    let mixed = Mixture(partners: [1, 1], share: 0.75, region: region).mixed(images).floats
    let expected = (0..<24).map { Float((6..<9).contains($0) ? $0 + 12 : $0) }
    #expect(mixed == expected)
  }

  @Test func `classes are those of the partners, and the leading one counts more`() {
    let mixed = MixedLabels(Mixture(partners: [2, 0, 1], share: 0.3), of: [5, 6, 7])
    #expect(mixed.labels == [7, 5, 6])
    #expect(mixed.leading([5, 6, 7]) == [7, 5, 6])
    let other = MixedLabels(Mixture(partners: [2, 0, 1], share: 0.5), of: [5, 6, 7])
    #expect(other.leading([5, 6, 7]) == [5, 6, 7])
  }

  private func resolved(
    _ loss: String, miner: PluginSpecification? = nil
  ) throws -> ResolvedExperiment {
    try ResolvedExperiment(
      Experiment(loss: PluginSpecification(loss), miner: miner, mix: "mixup"), registry: .standard)
  }

  @Test(arguments: ["softmax", "arc-face", "sum losses=[softmax, cos-face]"])
  func `classifiers take mixed classes`(_ loss: String) throws {
    #expect(try resolved(loss).mix != nil)
  }

  @Test(arguments: ["prototypical", "triplet", "vpl", "partial-fc", "sum"])
  func `other losses are refused before training, and those that work are named`(
    _ loss: String
  ) throws {
    let error = #expect(throws: OptionError.self) { try resolved(loss) }
    let text = try #require(error?.description)
    #expect(text.contains("mix=mixup") && text.contains("softmax") && text.contains("arc-face"))
  }

  @Test func `a miner is refused`() throws {
    let error = #expect(throws: OptionError.self) {
      try resolved("softmax", miner: "pair-margin")
    }
    #expect(error?.description.contains("miner") == true)
  }

  @Test func `the cost is that of both classes in their shares`() throws {
    let loss = try Registry.standard.loss("softmax")
    let model = try Model(
      architecture: Registry.standard.architecture("starter"), loss: loss, size: 16, classes: 3,
      random: Random(seed: 1))
    let plain = Learner(
      model: model, loss: loss, optimizer: try Registry.standard.optimizer("sgd"))
    var random = Random(seed: 2)
    let images = Tensor.uniform([4, 16, 16, 3], bound: 1, random: &random)
    func cost(_ labels: [Int], _ mixed: MixedLabels?) throws -> Double {
      var learner = plain
      learner.mixed = mixed
      return try learner.forward(images, labels, Random(seed: 3)).cost.scalar
    }
    let own = [0, 1, 2, 0]
    let mixed = MixedLabels(Mixture(partners: [1, 2, 3, 0], share: 0.3), of: own)
    let expected = 0.3 * (try cost(own, nil)) + 0.7 * (try cost(mixed.labels, nil))
    #expect(abs(try cost(own, mixed) - expected) < 1e-5)
  }
}
