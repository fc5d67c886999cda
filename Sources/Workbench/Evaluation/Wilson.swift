/// A proportion of successes with its 95 % Wilson score interval.
///
/// Stays inside `0 ... 1` and keeps its width when all or none succeed, where the textbook interval
/// `p ± z √(p (1 − p) / n)` shrinks to a point.
///
/// - Throws: ``EvaluationError`` when `successes` is not in `0 ... trials` or there are no trials.
/// - Source: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal
///   of the American Statistical Association 1927; without continuity correction.
public func wilson(successes: Int, of trials: Int) throws -> Estimate {
  guard trials > 0 else { throw EvaluationError.empty(metric: "wilson") }
  guard 0...trials ~= successes else {
    throw EvaluationError.argument(
      metric: "wilson", name: "successes", expected: "in 0...\(trials)", got: "\(successes)")
  }
  return wilson(proportion: Double(successes) / Double(trials), of: Double(trials), count: trials)
}

/// The Wilson interval of a proportion that is worth `effective` independent trials.
func wilson(proportion: Double, of effective: Double, count: Int) -> Estimate {
  let z2 = normalQuantile * normalQuantile
  let centre = (proportion + z2 / (2 * effective)) / (1 + z2 / effective)
  let spread = proportion * (1 - proportion) / effective + z2 / (4 * effective * effective)
  let half = normalQuantile * spread.squareRoot() / (1 + z2 / effective)
  return Estimate(
    value: proportion, lower: min(proportion, max(0, centre - half)),
    upper: max(proportion, min(1, centre + half)), count: count)
}
