/// A threshold chosen for a wanted false accept rate, with the rates it had where it was chosen.
///
/// Choose it on development pairs and judge it on others: on its own pairs it looks better than it
/// is.
public struct CalibratedThreshold: Codable, Sendable, Equatable, CustomStringConvertible {
  /// What the threshold is measured in.
  public let scale: ScoreScale
  /// Pairs with at least this score are accepted.
  public let value: Double
  /// The false accept rate that was wanted.
  public let target: Double
  /// The share of different pairs accepted, at most ``target``, with Wilson's interval.
  public let falseAcceptRate: Estimate
  /// The share of same pairs accepted, with Wilson's interval.
  public let trueAcceptRate: Estimate

  /// The rates of this threshold on other pairs.
  ///
  /// - Throws: ``EvaluationError`` when a score is not a number or one kind of pair is missing.
  public func judged(
    on scores: [Double], same: [Bool]
  ) throws -> (falseAcceptRate: Estimate, trueAcceptRate: Estimate) {
    try checkTrials("threshold", scores, same)
    let (positives, negatives) = try countBoth("threshold", same)
    var (trueAccepts, falseAccepts) = (0, 0)
    for (score, isSame) in zip(scores, same) where score >= value {
      if isSame { trueAccepts += 1 } else { falseAccepts += 1 }
    }
    return (
      try wilson(successes: falseAccepts, of: negatives),
      try wilson(successes: trueAccepts, of: positives)
    )
  }

  /// The threshold with its scale and its rates.
  public var description: String {
    "\(scale.condition(value)): FAR \(falseAcceptRate.text(digits: 5)) of \(target) wanted, "
      + "TAR \(trueAcceptRate)"
  }
}

extension ROC {
  /// The threshold that accepts most same pairs while the false accept rate is at most `target`.
  ///
  /// It lies in the middle between the lowest score accepted and the next one below.
  ///
  /// - Parameter scale: what the scores are measured in, larger being more similar.
  /// - Throws: ``EvaluationError`` when `target` is not below 1, or so small that not one of the
  ///   different pairs could be accepted: such a rate cannot be seen on them.
  public func threshold(
    atFalseAcceptRate target: Double, on scale: ScoreScale = .cosine
  ) throws -> CalibratedThreshold {
    guard target < 1, Double(negatives) * target >= 1 - 1e-9 else {
      throw EvaluationError.argument(
        metric: "threshold", name: "the wanted FAR",
        expected:
          "at least 1/\(negatives), for there are \(negatives) different pairs, and below 1",
        got: "\(target)")
    }
    // The first point accepts nothing and the last everything, so both indices exist.
    let index = points.lastIndex { falseAcceptRate($0) <= target } ?? 0
    let (point, below) = (points[index], points[index + 1].threshold)
    let middle =
      index == 0 ? below.nextUp : below / 2 + min(point.threshold, .greatestFiniteMagnitude) / 2
    let value = middle > below ? min(middle, point.threshold) : point.threshold
    return CalibratedThreshold(
      scale: scale, value: value, target: target,
      falseAcceptRate: wilson(
        proportion: falseAcceptRate(point), of: Double(negatives), count: negatives),
      trueAcceptRate: wilson(
        proportion: trueAcceptRate(point), of: Double(positives), count: positives))
  }
}

extension Verification {
  /// The threshold for a wanted false accept rate, chosen on these trials: verify development trials
  /// for this, and judge it on others.
  ///
  /// - Throws: ``EvaluationError`` when there are fewer than `1 / target` different pairs.
  public func threshold(atFAR target: Double) throws -> CalibratedThreshold {
    let curve = try ROC(scores.scores(summary.similarity), same: scores.same)
    return try curve.threshold(
      atFalseAcceptRate: target, on: ScoreScale(summary.similarity))
  }

  /// The rates of a threshold, chosen on other trials, on these.
  ///
  /// - Throws: ``EvaluationError`` when the threshold is on another scale than these scores.
  public func rates(
    of threshold: CalibratedThreshold
  ) throws -> (falseAcceptRate: Estimate, trueAcceptRate: Estimate) {
    let scale = ScoreScale(summary.similarity)
    guard threshold.scale == scale else {
      throw EvaluationError.argument(
        metric: "threshold", name: "its scale", expected: scale.rawValue,
        got: threshold.scale.rawValue)
    }
    return try threshold.judged(on: scores.scores(summary.similarity), same: scores.same)
  }
}
