internal import Foundation
internal import Plugins
public import Workbench

/// Times full training steps: forward, cross-entropy, backward, SGD with momentum.
public struct StepBenchmark: Sendable {
  /// The architecture under test.
  public var architecture: PluginSpecification =
    "res-net depth=18 width=64 embedding=0 stem=large"
  /// Images in one batch.
  public var batch = 32
  /// Side of an image.
  public var size = 112
  /// Timed steps, after three that warm up.
  public var steps = 9
  /// Classes of the cross-entropy.
  public var classes = 1000

  /// A ResNet-18 at batch 32, 112 pixels, 1000 classes.
  public init() {}

  /// Runs the benchmark.
  ///
  /// - Returns: one line: median milliseconds a step, images a second, peak memory, threads.
  /// - Throws: ``RegistryError`` or ``OptionError`` for an architecture that cannot be made.
  public func run() throws -> String {
    let registry = Registry.standard
    let loss = try registry.loss("softmax bias=true")
    let model = try Model(
      architecture: registry.architecture(architecture), loss: loss, size: size,
      classes: classes, random: Random(seed: 0))
    var learner = Learner(
      model: model, loss: loss,
      optimizer: try registry.optimizer("sgd learning-rate=0.01 nesterov=false"))
    var random = Random(seed: 1)
    let images = Tensor.normal([batch, size, size, 3], deviation: 1, random: &random)
    let labels = (0..<batch).map { _ in random.integer(below: classes) }
    let clock = ContinuousClock()
    var milliseconds: [Double] = []
    for step in 0..<steps + 3 {
      let start = clock.now
      _ = try learner.step(
        images: images, labels: labels, learningRate: 0.01, random: random.split(step))
      let time = (clock.now - start).components
      guard step >= 3 else { continue }
      milliseconds.append(Double(time.seconds) * 1e3 + Double(time.attoseconds) * 1e-15)
    }
    let median = milliseconds.sorted()[milliseconds.count / 2]
    return String(
      format: "%@, batch %d, size %d, threads %d: %.1f ms/step, %.1f images/s, peak %d MiB",
      architecture.text, batch, size, Threads.count, median, Double(batch) / median * 1e3,
      peakMemoryBytes() >> 20)
  }
}
