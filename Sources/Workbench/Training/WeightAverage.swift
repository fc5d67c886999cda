/// A running mean of a model's weights, which often does better than the weights themselves.
///
///     a ← d · a + (1 - d) · w,   d = min(decay, (1 + t) / (10 + t)) after step t
///
/// The smaller d at first forgets the initial weights, of which 0.999²⁰⁰⁰ would still be 14 %. Running
/// statistics of the network are averaged, too; what a loss remembers is not: it has the raw one's.
///
/// - Source: Polyak, Juditsky, "Acceleration of Stochastic Approximation by Averaging", SIAM Journal
///   on Control and Optimization 30, 1992; exponential and with buffers as timm's `ModelEmaV2`, with
///   the warm-up of TensorFlow's `ExponentialMovingAverage`.
struct WeightAverage: Sendable {
  /// The largest share of the mean that stays in a step.
  let decay: Double
  /// Averaged tensors in visiting order.
  var values: [Tensor] = []

  /// The average before the first step: a copy.
  init(of model: Model, decay: Double) {
    self.decay = decay
    var (model, copies) = (model, [Tensor]())
    model.visit { name, role, value in
      if Self.averages(name, role) { copies.append(value.copied()) }
    }
    values = copies
  }

  /// Whether a parameter has an average of its own.
  static func averages(_ name: String, _ role: ParameterRole) -> Bool {
    role != .state || !name.hasPrefix("loss.")
  }

  /// The share that stays in a step, from 1.
  func decay(at step: Int) -> Double { min(decay, Double(1 + step) / Double(10 + step)) }

  /// Follows the model after a step, from 1.
  mutating func follow(_ model: inout Model, step: Int) {
    let rate = 1 - decay(at: step)
    var index = 0
    // Moved out for the visit, so that each is shown by one owner alone and moves in place.
    var values: [Tensor] = []
    swap(&values, &self.values)
    model.visit { name, role, value in
      guard Self.averages(name, role) else { return }
      values[index].move(towards: value, rate: rate)
      index += 1
    }
    swap(&values, &self.values)
  }

  /// The model with averaged weights.
  func model(like model: Model) -> Model {
    var (result, index) = (model, 0)
    result.visit { name, role, value in
      guard Self.averages(name, role) else { return }
      value = value.requiresGradient ? values[index].parameter() : values[index]
      index += 1
    }
    return result
  }
}
