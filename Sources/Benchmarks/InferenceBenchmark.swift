internal import Foundation
internal import Plugins
public import Workbench

/// Times the embeddings of a batch, as an evaluation computes them.
public struct InferenceBenchmark: Sendable {
  /// The architecture under test.
  public var architecture: PluginSpecification =
    "res-net depth=18 width=64 embedding=0 stem=large"
  /// Images in one batch.
  public var batch = 64
  /// Side of an image.
  public var size = 112
  /// Timed passes, after three that warm up.
  public var passes = 9

  /// A ResNet-18 at batch 64, 112 pixels.
  public init() {}

  /// What was measured.
  public struct Report: Sendable, Codable, Figures {
    /// The architecture with its options.
    public let architecture: String
    /// Images in one batch.
    public let batch: Int
    /// Side of an image.
    public let size: Int
    /// Threads of the one pool.
    public let threads: Int
    /// Milliseconds of a pass.
    public let milliseconds: Spread
    /// By the median.
    public let imagesPerSecond: Double
    /// Bytes of the whole process at its peak.
    public let peakBytes: Int

    /// The figures on one line.
    public var text: String {
      String(
        format:
          "%@, batch %d, size %d, threads %d: %.1f ms (%.1f to %.1f), %.1f images/s, peak %d MiB",
        architecture, batch, size, threads, milliseconds.median, milliseconds.least,
        milliseconds.most, imagesPerSecond, peakBytes >> 20)
    }
  }

  /// Runs the benchmark.
  ///
  /// - Throws: ``RegistryError`` or ``OptionError`` for an architecture that cannot be made.
  public func run() throws -> Report {
    let registry = Registry.standard
    var model = try Model(
      architecture: registry.architecture(architecture), loss: registry.loss("softmax"),
      size: size, classes: 2, random: Random(seed: 0)
    ).frozen()
    var random = Random(seed: 1)
    let images = Tensor.normal([batch, size, size, 3], deviation: 1, random: &random)
    for _ in 0..<3 { _ = model.embeddings(images) }
    let clock = ContinuousClock()
    let times = (0..<max(1, passes)).map { _ in
      let time = clock.measure { _ = model.embeddings(images) }.components
      return Double(time.seconds) * 1e3 + Double(time.attoseconds) * 1e-15
    }
    let spread = Spread(times)
    return Report(
      architecture: architecture.text, batch: batch, size: size, threads: Threads.count,
      milliseconds: spread,
      imagesPerSecond: Double(batch) / spread.median * 1e3, peakBytes: peakMemoryBytes())
  }
}
