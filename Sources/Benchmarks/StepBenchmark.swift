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
  /// Steps that are taken apart, after the timed ones.
  public var profiled = 1
  /// Classes of the cross-entropy.
  public var classes = 1000

  /// A ResNet-18 at batch 32, 112 pixels, 1000 classes.
  public init() {}

  /// Runs the benchmark; last steps, which are not timed, are taken apart by operations.
  ///
  /// - Throws: ``RegistryError`` or ``OptionError`` for an architecture that cannot be made.
  public func run() throws -> StepReport {
    let registry = Registry.standard
    let loss = try registry.loss("softmax bias=true")
    let optimizer = try registry.optimizer("sgd learning-rate=0.01 nesterov=false")
    let model = try Model(
      architecture: registry.architecture(architecture), loss: loss, size: size,
      classes: classes, random: Random(seed: 0))
    var random = Random(seed: 1)
    let images = Tensor.normal([batch, size, size, 3], deviation: 1, random: &random)
    let labels = (0..<batch).map { _ in random.integer(below: classes) }
    let estimate = MemoryEstimate(
      of: model, loss: loss, optimizer: optimizer, size: size, labels: labels)
    // A second holder of the weights would have the first update copy them.
    var learner = Learner(model: consume model, loss: loss, optimizer: optimizer)
    func step(_ number: Int) throws -> Double {
      let start = ContinuousClock.now
      _ = try learner.step(
        images: images, labels: labels, learningRate: 0.01, random: random.split(number))
      let time = (ContinuousClock.now - start).components
      return Double(time.seconds) * 1e3 + Double(time.attoseconds) * 1e-15
    }
    for number in 0..<3 { _ = try step(number) }
    let milliseconds = try (0..<max(1, steps)).map { try step(3 + $0) }.sorted()
    let peak = peakMemoryBytes()
    let profiles = try (0..<max(1, profiled)).map { number in
      Profile.shared.start()
      _ = try step(3 + steps + number)
      return Profile.shared.stop()
    }
    let operations = StepReport.Operation.medians(of: profiles.map(\.entries))
    return StepReport(
      architecture: architecture.text, batch: batch, size: size, threads: Threads.count,
      milliseconds: Spread(milliseconds),
      memory: MemoryAccount(
        profiles[0].moments, estimate: estimate, images: images.byteCount, peak: peak),
      operations: operations, parts: StepPart.parts(of: operations))
  }
}
