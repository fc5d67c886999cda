internal import Foundation

/// The true accept rate at a false accept rate, TAR@FAR.
public struct TrueAcceptRate: Codable, Sendable, Equatable, CustomStringConvertible {
  /// The false accept rate asked for.
  public let target: Double
  /// The share of same pairs accepted; the interval is Wilson's, for this threshold.
  public let rate: Estimate
  /// The share of different pairs accepted, at most ``target``.
  public let falseAcceptRate: Double
  /// The score from which pairs are accepted; nil when that is not finite.
  public let threshold: Double?
  /// Number of different pairs it was measured on.
  public let negatives: Int

  /// Whether there are enough different pairs, `1 / target`, to see a rate so small.
  public var isResolvable: Bool { Double(negatives) * target >= 1 - 1e-9 }

  /// The rate with its interval, or why there is none.
  public var description: String {
    guard isResolvable else {
      let needed = Int((1 / target).rounded(.up))
      return "not resolvable: FAR \(target) needs \(needed) different pairs, got \(negatives)"
    }
    return rate.description
  }
}

extension ROC {
  /// The largest true accept rate whose false accept rate is at most `target` (step form).
  ///
  /// - Throws: ``EvaluationError`` unless `target` is in `0 < target ≤ 1`.
  public func trueAcceptRate(atFalseAcceptRate target: Double) throws -> TrueAcceptRate {
    try checkTarget(target)
    let point = points.last { falseAcceptRate($0) <= target } ?? points[0]
    let rate = wilson(
      proportion: trueAcceptRate(point), of: Double(positives), count: positives)
    return TrueAcceptRate(
      target: target, rate: rate, falseAcceptRate: falseAcceptRate(point),
      threshold: point.threshold.isFinite ? point.threshold : nil, negatives: negatives)
  }

  /// The true accept rate by linear interpolation of the curve in the false accept rate.
  ///
  /// - Throws: ``EvaluationError`` unless `target` is in `0 < target ≤ 1`.
  public func interpolatedTrueAcceptRate(atFalseAcceptRate target: Double) throws -> Double {
    try checkTarget(target)
    guard let index = points.lastIndex(where: { falseAcceptRate($0) <= target }),
      index + 1 < points.count
    else { return 1 }
    return rate(at: target, points[index], points[index + 1])
  }

  private func checkTarget(_ target: Double) throws {
    guard target > 0, target <= 1 else {
      throw EvaluationError.argument(
        metric: "TAR@FAR", name: "FAR", expected: "above 0 and at most 1", got: "\(target)")
    }
  }
}
