internal import Foundation
public import Plugins

/// Losses of training steps that PyTorch found for a network filled by ``FormulaValues``: in double
/// precision, and in each way that it computes in single precision.
public struct CurveReference: Sendable, Decodable {
  /// The function of torchvision that makes the network.
  public let model: String
  /// Images in a batch.
  public let batch: Int
  /// Side of an image.
  public let size: Int
  /// Classes of the cross-entropy.
  public let classes: Int
  /// The learning rate of SGD with momentum 0.9.
  public let rate: Double
  /// The loss of each step in double precision, before its update.
  public let losses: [Double]
  /// The same in single precision, by layout and threads.
  public let modes: [String: [Double]]

  /// The reference in a file that `Benchmarks/gradients_torch.py` wrote.
  ///
  /// - Throws: what reading and decoding throw.
  public init(contentsOf path: String) throws {
    self = try JSONDecoder().decode(
      CurveReference.self, from: Data(contentsOf: URL(filePath: path)))
  }

  /// The same steps of an architecture of ours.
  public func curve(of architecture: PluginSpecification) -> FormulaCurve {
    var curve = FormulaCurve()
    curve.architecture = architecture
    (curve.batch, curve.size, curve.steps) = (batch, size, losses.count)
    (curve.classes, curve.learningRate) = (classes, rate)
    return curve
  }

  /// The band around double precision that PyTorch's modes have filled up to each step: the largest
  /// distance of any of them in that step and all before, relatively.
  ///
  /// A mode crosses the exact curve again and again; what it has strayed before is what rounding can do.
  public var spread: [Double] {
    var widest = 0.0
    return losses.indices.map { step in
      for mode in modes.values { widest = max(widest, abs(mode[step] / losses[step] - 1)) }
      return widest
    }
  }

  /// The distance of a curve from double precision in each step, relatively.
  public func distances(of curve: [Double]) -> [Double] {
    zip(curve, losses).map { abs($0 / $1 - 1) }
  }
}
