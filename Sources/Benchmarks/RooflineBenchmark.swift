internal import Autograd
internal import Foundation

/// How near the convolutions and normalisations of a ResNet-18 come to what the machine can do.
///
/// - Source: Williams, Waterman, Patterson, "Roofline: An Insightful Visual Performance Model for
///   Multicore Architectures", Communications of the ACM 2009.
public struct RooflineBenchmark: Sendable {
  /// Images in a batch.
  public var batch = 32
  /// Side of the images that the network takes.
  public var size = 112

  /// A ResNet-18 at batch 32 and 112 pixels.
  public init() {}

  /// One operation in one direction.
  public struct Sample: Sendable, Codable {
    /// The operation with its shapes.
    public let operation: String
    /// Kernel and stride of a convolution, or `normalisation`.
    public let kind: String
    /// Forward, or what the slope is of.
    public let pass: String
    /// What computes it.
    public let engine: String?
    /// Milliseconds of one.
    public let milliseconds: Double
    /// Billions of the definition's operations a second, whatever the engine saves.
    public let gigaflops: Double
    /// The definition's operations for each byte of operands and result, each moved once.
    public let intensity: Double
  }

  /// The limits of the machine, and what was reached.
  public struct Report: Sendable, Codable, Figures {
    /// The limits.
    public let ceilings: MachineBenchmark.Ceilings
    /// What was reached.
    public let samples: [Sample]

    /// A line for each operation, and one for the limits.
    public var text: String {
      let lines = samples.map { sample in
        String(format: "%7.2f FLOP/byte %7.1f GF/s  ", sample.intensity, sample.gigaflops)
          + "\(sample.operation), \(sample.pass)" + (sample.engine.map { ", \($0)" } ?? "")
      }
      return (lines + [ceilings.text]).joined(separator: "\n")
    }
  }

  /// Times single convolutions, normalisations within a step, and the machine itself.
  ///
  /// - Throws: ``RegistryError`` or ``OptionError``, for a network that cannot be made.
  public func run() throws -> Report {
    let before = MachineBenchmark().run()
    var single = ConvolutionBenchmark()
    (single.batch, single.size, single.isBrief) = (batch, size, true)
    let convolutions = single.measured().map {
      Sample(
        operation: $0.convolution, kind: $0.kind, pass: $0.pass, engine: $0.engine,
        milliseconds: $0.milliseconds, gigaflops: $0.gigaflops, intensity: $0.intensity)
    }
    var step = StepBenchmark()
    (step.batch, step.size, step.steps, step.profiled) = (batch, size, 1, 5)
    let normalisations = try step.run().operations.flatMap(Self.samples)
    // A machine that others use as well has better and worse moments.
    let ceilings = before.better(of: MachineBenchmark().run())
    return Report(ceilings: ceilings, samples: convolutions + normalisations)
  }

  /// Both ways of a normalisation.
  private static func samples(_ operation: StepReport.Operation) -> [Sample] {
    guard let work = operation.normalisation, operation.count > 0 else { return [] }
    func sample(
      _ pass: String, _ milliseconds: Double, _ operations: Double, _ bytes: Double
    ) -> Sample {
      let each = max(1e-6, milliseconds / Double(operation.count))
      return Sample(
        operation: Profile.Kind(name: operation.name, operands: operation.operands).text,
        kind: "normalisation", pass: pass, engine: nil, milliseconds: each,
        gigaflops: operations / each / 1e6, intensity: operations / bytes)
    }
    return [
      sample("forward", operation.forward, work.operations.forward, work.bytes.forward),
      sample("backward", operation.backward, work.operations.backward, work.bytes.backward),
    ]
  }
}
