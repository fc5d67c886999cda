internal import Workbench

/// How the time of a training step grows with the batch, the image, the network and the classes.
///
/// One thing changes at a time; the others stay as ``StepBenchmark`` has them.
public struct ScaleBenchmark: Sendable {
  /// What changes.
  public enum Axis: String, CaseIterable, Codable, Sendable {
    case batch, size, width, classes

    /// What its numbers are.
    public var words: String {
      switch self {
      case .batch: "images in a batch"
      case .size: "side of an image in pixels"
      case .width: "channels of the first stage"
      case .classes: "classes of the cross-entropy"
      }
    }

    /// Where a step is timed.
    public var values: [Int] {
      switch self {
      case .batch: [4, 8, 16, 32, 64]
      case .size: [48, 64, 96, 112, 160, 224]
      case .width: [16, 32, 48, 64, 96]
      case .classes: [100, 1000, 7000, 20_000, 50_000]
      }
    }

    /// What a step would take if it grew like its convolutions, from one that was timed; nil where
    /// they do not grow.
    public func proportional(to sample: Sample, at value: Int) -> Double? {
      let ratio = Double(value) / Double(sample.value)
      switch self {
      case .batch: return sample.milliseconds.median * ratio
      case .size, .width: return sample.milliseconds.median * ratio * ratio
      case .classes: return nil
      }
    }
  }

  /// One timed step.
  public struct Sample: Codable, Sendable {
    /// The value of what changed.
    public let value: Int
    /// Milliseconds of a step.
    public let milliseconds: Spread
  }

  /// The depth of the residual network.
  public var depth = 18
  /// Timed steps of each setting.
  public var steps = 5

  /// A ResNet-18.
  public init() {}

  /// Times every setting of one axis.
  ///
  /// - Throws: ``RegistryError`` or ``OptionError`` for a network that cannot be made.
  public func run(_ axis: Axis) throws -> [Sample] {
    try axis.values.map { value in
      var bench = StepBenchmark()
      bench.steps = steps
      var width = 64
      switch axis {
      case .batch: bench.batch = value
      case .size: bench.size = value
      case .classes: bench.classes = value
      case .width: width = value
      }
      bench.architecture = PluginSpecification(
        "res-net depth=\(depth) width=\(width) embedding=0 stem=large")
      return Sample(value: value, milliseconds: try bench.run().milliseconds)
    }
  }
}
