internal import Foundation
internal import Plugins
public import Workbench

/// The time of a loss with all its gradients, on embeddings that cost nothing.
public struct LossBenchmark: Sendable {
  /// The loss under test.
  public var loss: PluginSpecification = "arc-face"
  /// Identities of the training set.
  public var classes = 7000
  /// Rows of a batch.
  public var batch = 128
  /// Rows of each class of the batch; 1 leaves classes to chance.
  public var images = 1
  /// Size of an embedding.
  public var width = 512
  /// Timed steps, after two that warm up.
  public var steps = 9

  /// ArcFace of 7000 identities on 128 embeddings of 512 numbers.
  public init() {}

  /// Runs the benchmark.
  ///
  /// - Returns: one line: median milliseconds of value and gradients, memory beyond what embeddings
  ///   and parameters take, threads.
  /// - Throws: ``RegistryError`` or ``OptionError`` for a loss that cannot be made.
  public func run() throws -> String {
    let loss = try Registry.standard.loss(loss)
    var random = Random(seed: 1)
    let embeddings = Tensor.normal([batch, width], deviation: 1, random: &random).parameter()
    let labels = (0..<batch).map { row in
      images > 1 ? row / images % classes : random.integer(below: classes)
    }
    var parameters = loss.parameters(classes: classes, width: width, random: &random)
    let before = peakMemoryBytes()
    let clock = ContinuousClock()
    var milliseconds: [Double] = []
    for step in 0..<steps + 2 {
      let start = clock.now
      parameters.forgetSamples()
      let value = try loss(
        Embedded(embeddings, labels: labels, step: step, random: random.split(step)), &parameters)
      let gradients = value.gradients()
      let time = (clock.now - start).components
      guard gradients[embeddings]?.isFinite == true else { return "\(loss): not finite" }
      guard step >= 2 else { continue }
      milliseconds.append(Double(time.seconds) * 1e3 + Double(time.attoseconds) * 1e-15)
    }
    let median = milliseconds.sorted()[milliseconds.count / 2]
    return String(
      format: "%@, batch %d × %d, %d classes, threads %d: %.1f ms, %d MiB more at the peak",
      self.loss.text, batch, width, classes, Threads.count, median,
      (peakMemoryBytes() - before) >> 20)
  }
}
