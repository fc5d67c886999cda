internal import Foundation
public import Plugins

/// Losses of training steps on four batches in turn, all made by a formula, to be laid beside those of
/// another implementation; see `Benchmarks/gradients_torch.py`.
public struct FormulaCurve: Sendable {
  /// The architecture; its embedding is set to ``classes``.
  public var architecture: PluginSpecification = "res-net depth=18 width=64 stem=large"
  /// Images in one batch.
  public var batch = 8
  /// Side of an image.
  public var size = 64
  /// Steps.
  public var steps = 50
  /// Classes of the cross-entropy.
  public var classes = 10
  /// The learning rate of SGD with momentum 0.9 and no decay.
  public var learningRate = 0.01

  /// Fifty steps of a ResNet-18.
  public init() {}

  /// The loss of every step, before its update.
  ///
  /// - Throws: ``RegistryError`` or ``OptionError`` for an architecture that cannot be made.
  public func losses() throws -> [Double] {
    let registry = Registry.standard
    let specification = architecture.setting("embedding", to: "\(classes)")
    let made = try registry.architecture(specification)
    let optimizer = try registry.optimizer("sgd nesterov=false weight-decay=0")
    var random = Random(seed: 1)
    try made.checkInput([size, size, 3])
    var network = try made.network(input: [size, size, 3], random: &random)
    FormulaValues.fill(&network)
    var slots: [[Tensor]] = []
    network.visit("") { _, role, value in
      if role != .state { slots.append([Tensor(repeating: 0, shape: value.shape)]) }
    }
    return (0..<steps).map { step in
      let (value, gradients) = gradients(of: &network, step: step, random)
      var index = 0
      network.visit("") { _, role, value in
        guard role != .state else { return }
        if let gradient = gradients[value] {
          optimizer.update(
            &value, gradient: gradient, slots: &slots[index], decays: false,
            learningRate: learningRate, step: step + 1)
        }
        index += 1
      }
      return value
    }
  }

  private func gradients(
    of network: inout any Network, step: Int, _ random: Random
  ) -> (Double, Gradients) {
    let images = FormulaValues.images(step: step % 4, batch: batch, size: size)
    let labels = FormulaValues.labels(step: step % 4, batch: batch, classes: classes)
    let cost = network(images, .training(random)).crossEntropy(labels)
    let value = cost.scalar
    return (value, cost.gradients())
  }

  /// One line a step: its number and its loss.
  ///
  /// - Throws: as ``losses()``.
  public func run() throws -> String {
    try losses().enumerated().map { String(format: "%d %.7f", $0.offset + 1, $0.element) }
      .joined(separator: "\n")
  }
}
