import Workbench

/// Stochastic gradient descent with momentum, Nesterov's by default.
///
/// Weight decay is added to the gradient; biases and the parameters of norms are left alone.
///
/// - Source: Sutskever, Martens, Dahl, Hinton, "On the importance of initialization and momentum in
///   deep learning", ICML 2013, in PyTorch's form.
struct SGD: Optimizer {
  /// Peak rate; the schedule scales it.
  var learningRate: Double = 0.1
  /// Share of the previous direction that is kept.
  var momentum: Double = 0.9
  /// Looks ahead along the momentum.
  var nesterov = true
  /// Pull of weights towards zero.
  var weightDecay: Double = 5e-4

  var slotCount: Int { 1 }

  func validate() throws {
    try require(learningRate > 0, "learningRate", learningRate, "greater than 0")
    try require((0..<1).contains(momentum), "momentum", momentum, "in 0 ..< 1")
    try require(weightDecay >= 0, "weightDecay", weightDecay, "at least 0")
  }

  func update(
    _ parameter: inout Tensor, gradient: Tensor, slots: inout [Tensor], decays: Bool,
    learningRate: Double, step: Int
  ) {
    parameter.descend(
      along: gradient, velocity: &slots[0], rate: learningRate, momentum: momentum,
      nesterov: nesterov, decay: decays ? weightDecay : 0)
  }
}
