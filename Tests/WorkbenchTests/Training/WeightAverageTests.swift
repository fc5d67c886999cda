import Autograd
import Plugins
import TestSupport
import Testing

@testable import Workbench

@Suite struct WeightAverageTests {
  private func training(_ decay: Double) throws -> PlainTraining {
    var rules = LearningRules()
    rules.averageDecay = decay
    return try PlainTraining(rules)
  }

  /// (1 + 1) / (10 + 1), (1 + 2) / (10 + 2), …, until 0.5 is less: from t = 8 on.
  @Test func `the share that stays grows to the decay`() throws {
    let average = WeightAverage(of: try training(0.5).learner.model, decay: 0.5)
    #expect(average.decay(at: 1) == 2.0 / 11)
    #expect(average.decay(at: 2) == 3.0 / 12)
    #expect(average.decay(at: 7) == 8.0 / 17)
    #expect(average.decay(at: 8) == 0.5 && average.decay(at: 1000) == 0.5)
  }

  @Test func `after each step the average follows the weights by the formula`() throws {
    var training = try training(0.3)
    var expected = training.weights
    for step in 1...5 {
      try training.step(rate: 0.1)
      let kept = min(0.3, Double(1 + step) / Double(10 + step))
      let weights = training.weights
      for (name, values) in expected {
        expected[name] = zip(values, weights[name] ?? []).map { kept * $0 + (1 - kept) * $1 }
      }
    }
    let average = try #require(training.learner.average)
    var (averaged, found) = (average.model(like: training.learner.model), [String: [Double]]())
    averaged.visit { name, _, value in found[name] = value.doubles }
    #expect(difference(expected, found) < 1e-12)
    #expect(difference(training.weights, found) > 1e-4)
  }

  @Test func `averaging changes no bit of what is learned`() throws {
    var (plain, averaged) = (try PlainTraining(), try training(0.9))
    for _ in 0..<3 { _ = (try plain.step(rate: 0.1), try averaged.step(rate: 0.1)) }
    #expect(plain.weights == averaged.weights)
  }

  @Test func `running statistics of the network are averaged, what a loss remembers is not`() throws
  {
    #expect(WeightAverage.averages("bn1.running_mean", .state))
    #expect(WeightAverage.averages("loss.weight", .weight))
    #expect(!WeightAverage.averages("loss.centres", .state))
    let loss = try Registry.standard.loss("center")
    let model = try Model(
      architecture: Registry.standard.architecture("res-net depth=10 width=4 embedding=8"),
      loss: loss, size: 32, classes: 4, random: Random(seed: 1))
    var rules = LearningRules()
    rules.averageDecay = 0.5
    var learner = Learner(
      model: model, loss: loss, optimizer: try Registry.standard.optimizer("sgd"), rules: rules)
    let images = randomTensor([8, 32, 32, 3], seed: 5).converted(to: .float32)
    try onOneThread {
      for step in 0..<2 {
        _ = try learner.step(
          images: images, labels: (0..<8).map { $0 % 4 }, learningRate: 0.1,
          random: Random(seed: 1).split(step))
      }
    }
    var (raw, averaged) = ([String: [Float]](), [String: [Float]]())
    learner.model.visit { name, _, value in raw[name] = value.floats }
    var model2 = try #require(learner.average).model(like: learner.model)
    model2.visit { name, _, value in averaged[name] = value.floats }
    #expect(raw["bn1.running_mean"] != averaged["bn1.running_mean"])
    #expect(raw["loss.centres"] == averaged["loss.centres"])
  }
}
