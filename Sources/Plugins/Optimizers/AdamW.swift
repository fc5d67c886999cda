import Workbench

/// Adam with decoupled weight decay, which leaves biases and the parameters of norms alone.
///
/// - Source: Loshchilov, Hutter, "Decoupled Weight Decay Regularization", ICLR 2019, algorithm 2.
struct AdamW: Optimizer {
  /// Peak rate; the schedule scales it.
  var learningRate: Double = 1e-3
  /// Memory of the gradient's mean.
  var beta1: Double = 0.9
  /// Memory of its square's mean.
  var beta2: Double = 0.999
  /// Keeps the division finite.
  var epsilon: Double = 1e-8
  /// Pull of weights towards zero, times the learning rate.
  var weightDecay: Double = 0.01

  var slotCount: Int { 2 }

  func validate() throws {
    try require(learningRate > 0, "learningRate", learningRate, "greater than 0")
    try require((0..<1).contains(beta1), "beta1", beta1, "in 0 ..< 1")
    try require((0..<1).contains(beta2), "beta2", beta2, "in 0 ..< 1")
    try require(epsilon > 0, "epsilon", epsilon, "greater than 0")
    try require(weightDecay >= 0, "weightDecay", weightDecay, "at least 0")
  }

  func update(
    _ parameter: inout Tensor, gradient: Tensor, slots: inout [Tensor], decays: Bool,
    learningRate: Double, step: Int
  ) {
    parameter.adapt(
      along: gradient, means: &slots, rate: learningRate,
      betas: (beta1, beta2), epsilon: epsilon, decay: decays ? weightDecay : 0, step: step)
  }
}
