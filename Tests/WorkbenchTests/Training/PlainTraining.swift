import Autograd
import Plugins
import TestSupport

@testable import Workbench

/// A network without batch normalisation, with dropout and stochastic depth, in double precision.
struct PlainNetwork: Network {
  private var first: Linear
  private var second: Linear
  private var last: Linear
  private let dropout: Dropout
  private let depth: StochasticDepth
  let embeddingWidth = 6

  init(dropping: Double = 0) {
    var random = Random(seed: 4)
    first = Linear(12, 16, random: &random)
    second = Linear(16, 16, random: &random)
    last = Linear(16, embeddingWidth, random: &random)
    dropout = Dropout(dropping, place: 1)
    depth = StochasticDepth(dropping, place: 2)
    visit("") { _, _, value in value = value.converted(to: .float64).parameter() }
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    let x = dropout(first(input.reshaped(to: [input.shape[0], 12]), mode).tanh(), mode)
    return last(x + depth(second(x, mode).tanh(), mode), mode)
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try first.visit(prefix + "first.", body)
    try second.visit(prefix + "second.", body)
    try last.visit(prefix + "last.", body)
  }
}

/// A learner of such a network on 12 images of 4 people, in double precision.
struct PlainTraining {
  var learner: Learner
  let images = randomTensor([12, 2, 2, 3], seed: 5)
  let labels = (0..<12).map { $0 % 4 }

  init(
    loss: String = "softmax", miner: String? = nil,
    optimizer: String = "sgd momentum=0 nesterov=false weight-decay=0", dropping: Double = 0,
    _ rules: LearningRules = LearningRules()
  ) throws {
    let registry = Registry.standard
    let loss = try registry.loss(PluginSpecification(loss))
    var model = try Model(
      architecture: registry.architecture("starter width=1"), loss: loss, size: 32, classes: 4,
      random: Random(seed: 1))
    var random = Random(seed: 2)
    model.network = PlainNetwork(dropping: dropping)
    model.lossParameters = loss.parameters(classes: 4, width: 6, random: &random)
    model.lossParameters.visit("") { _, role, value in
      let double = value.converted(to: .float64)
      value = role == .state ? double : double.parameter()
    }
    learner = Learner(
      model: model, loss: loss,
      miner: try miner.map { try registry.miner(PluginSpecification($0)) },
      optimizer: try registry.optimizer(PluginSpecification(optimizer)), rules: rules)
  }

  /// A step at rate 1: what a parameter loses is its gradient.
  @discardableResult
  mutating func step(rate: Double = 1) throws -> Double {
    try onOneThread {
      try learner.step(
        images: images, labels: labels, learningRate: rate,
        random: Random(seed: 2).split(learner.stepCount))
    }
  }

  /// All parameters by name.
  var weights: [String: [Double]] {
    var (model, values) = (learner.model, [String: [Double]]())
    model.visit { name, _, value in values[name] = value.doubles }
    return values
  }

  /// What a step subtracts from each parameter.
  static func slopes(_ training: PlainTraining) throws -> [String: [Double]] {
    var training = training
    let before = training.weights
    try training.step()
    return training.weights.reduce(into: [:]) { all, weight in
      all[weight.key] = zip(before[weight.key] ?? [], weight.value).map { $0 - $1 }
    }
  }
}

/// The largest difference of two sets of numbers, relative to the largest number.
func difference(_ left: [String: [Double]], _ right: [String: [Double]]) -> Double {
  let largest = left.values.flatMap { $0.map(abs) }.max() ?? 0
  let worst = left.map { name, values in
    zip(values, right[name] ?? []).map { abs($0 - $1) }.max() ?? .infinity
  }.max()
  return (worst ?? .infinity) / max(largest, 1e-300)
}
