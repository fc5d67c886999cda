import Autograd
import Plugins
import TestSupport
import Testing

@testable import Workbench

/// Steps whose batch passes the network in parts.
@Suite struct LearnerPassesTests {
  private func rules(parts: Int) -> LearningRules {
    var rules = LearningRules()
    rules.parts = parts
    return rules
  }

  @Test func `parts are contiguous, cover the batch, and none is empty`() {
    #expect(rules(parts: 1).ranges(of: 7) == [0..<7])
    #expect(rules(parts: 3).ranges(of: 7) == [0..<2, 2..<4, 4..<7])
    #expect(rules(parts: 9).ranges(of: 3) == [0..<1, 1..<2, 2..<3])
    #expect(rules(parts: 4).ranges(of: 0) == [0..<0])
  }

  /// Losses of rows, of pairs, of triplets, of a table, with and without a miner and a memory.
  @Test(
    "gradients in parts are those of the whole batch, whatever the loss couples",
    arguments: [
      ("softmax", nil), ("cos-face scale=8", nil), ("prototypical", nil), ("contrastive", nil),
      ("triplet", "batch-hard"), ("multi-similarity", "multi-similarity-miner"),
      ("nt-xent", nil), ("sum losses=[softmax, center]", nil), ("ada-cos", nil),
    ] as [(String, String?)], [2, 5])
  func exact(_ plugins: (loss: String, miner: String?), parts: Int) throws {
    func slopes(_ parts: Int) throws -> [String: [Double]] {
      try PlainTraining.slopes(
        PlainTraining(loss: plugins.loss, miner: plugins.miner, rules(parts: parts)))
    }
    #expect(try difference(slopes(1), slopes(parts)) < 1e-12)
  }

  @Test func `dropout and stochastic depth drop the same in parts`() throws {
    let whole = try PlainTraining.slopes(PlainTraining(dropping: 0.5))
    let parts = try PlainTraining.slopes(PlainTraining(dropping: 0.5, rules(parts: 3)))
    #expect(difference(whole, parts) < 1e-12)
    #expect(difference(whole, try PlainTraining.slopes(PlainTraining())) > 1e-3)
  }

  @Test func `the loss that a step reports is that of the whole batch`() throws {
    var (whole, parts) = (try PlainTraining(), try PlainTraining(rules(parts: 4)))
    let (first, second) = (try whole.step(), try parts.step())
    #expect(abs(first - second) < 1e-14 * first)
  }

  /// Two halves, one after the other, each once.
  @Test func `a batch normalisation sees each part once`() throws {
    let registry = Registry.standard
    let loss = try registry.loss("softmax")
    let model = try Model(
      architecture: registry.architecture("res-net depth=10 width=4 embedding=8"), loss: loss,
      size: 32, classes: 4, random: Random(seed: 1))
    let images = randomTensor([8, 32, 32, 3], seed: 5).converted(to: .float32)
    func statistics(_ model: Model) -> [[Float]] {
      var (model, values) = (model, [[Float]]())
      model.visit { _, role, value in if role == .state { values.append(value.floats) } }
      return values
    }
    try onOneThread {
      var learner = Learner(
        model: model, loss: loss, optimizer: try registry.optimizer("sgd"), rules: rules(parts: 2))
      _ = try learner.step(
        images: images, labels: (0..<8).map { $0 % 4 }, learningRate: 0.1, random: Random(seed: 1))
      var halves = model
      for half in [0..<4, 4..<8] {
        _ = halves.network(images.gathering(Array(half)), .training(Random(seed: 1)))
      }
      #expect(statistics(learner.model) == statistics(halves))
    }
  }

  @Test func `what is not finite is explained in parts, too, and nothing moved`() throws {
    var training = try PlainTraining(rules(parts: 3))
    var broken: Tensor?
    training.learner.model.visit { name, _, value in
      guard name == "second.weight" else { return }
      value = (value * Double.infinity).detached().parameter()
      broken = value
    }
    let before = training.weights.mapValues { $0.map(\.bitPattern) }
    let error = try #require(throws: NotFinite.self) { try training.step() }
    #expect(broken != nil && error.origin == .parameter("second.weight"))
    #expect(training.weights.mapValues { $0.map(\.bitPattern) } == before)
  }
}
