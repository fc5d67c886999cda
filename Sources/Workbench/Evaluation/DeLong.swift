internal import Foundation

/// The area under the ROC curve with DeLong's 95 % interval.
///
/// The interval is symmetric on the logit scale, `logit A ± z σ / (A (1 − A))`, and mapped back: it
/// stays inside `0 ... 1` and covers better near 1 than `A ± z σ`. Where DeLong's variance is zero
/// (perfect separation) or undefined (one pair of a kind) it would claim certainty; the Wilson
/// interval of `min(P, Q)` independent comparisons stands in, since no AUC has more variance than
/// `A (1 − A) / min(P, Q)`.
///
/// Pairs that share photographs are not independent; the interval does not know and is then too
/// narrow.
///
/// - Throws: ``EvaluationError`` as ``areaUnderCurve(_:same:)`` does.
/// - Complexity: O(n log n).
/// - Source: DeLong, DeLong, Clarke-Pearson, "Comparing the Areas under Two or More Correlated
///   Receiver Operating Characteristic Curves", Biometrics 1988; computed from mid-ranks as in Sun
///   and Xu, "Fast Implementation of DeLong's Algorithm", IEEE Signal Processing Letters 2014; logit
///   scale from Pepe, "The Statistical Evaluation of Medical Tests", 2003; largest variance from
///   Birnbaum and Klose, "Bounds for the Variance of the Mann-Whitney Statistic", 1957.
public func areaUnderCurveEstimate(_ scores: [Double], same: [Bool]) throws -> Estimate {
  let sorted = try SortedScores("AUC", scores, same: same)
  let area = sorted.area
  guard let variance = sorted.variance(ofArea: area), variance > 0 else {
    let comparisons = Double(min(sorted.same.count, sorted.different.count))
    return wilson(proportion: area, of: comparisons, count: scores.count)
  }
  let logit = log(area / (1 - area))
  let half = normalQuantile * variance.squareRoot() / (area * (1 - area))
  return Estimate(
    value: area, lower: 1 / (1 + exp(half - logit)), upper: 1 / (1 + exp(-half - logit)),
    count: scores.count)
}

extension SortedScores {
  /// DeLong's variance of the area; nil when there is only one pair of a kind.
  func variance(ofArea area: Double) -> Double? {
    let (positives, negatives) = (Double(same.count), Double(different.count))
    guard same.count > 1, different.count > 1 else { return nil }
    var (ofPositives, ofNegatives) = (0.0, 0.0)
    var (sameAbove, differentAbove) = (0.0, 0.0)
    forEachScore { _, same, different in
      let (same, different) = (Double(same), Double(different))
      let won = 1 - (differentAbove + different / 2) / negatives - area
      let lost = (sameAbove + same / 2) / positives - area
      ofPositives += same * won * won
      ofNegatives += different * lost * lost
      sameAbove += same
      differentAbove += different
    }
    return ofPositives / (positives - 1) / positives + ofNegatives / (negatives - 1) / negatives
  }
}

/// Two scores compared on the same trials.
public struct AreaComparison: Codable, Sendable, Equatable {
  /// Area of the first score minus area of the second, with its interval.
  public let difference: Estimate
  /// The difference in units of its standard error.
  public let z: Double
  /// Two-sided probability of a difference as large if both areas were equal.
  public let pValue: Double
}

/// DeLong's test of whether two scores of the same trials have equal areas under the curve.
///
/// - Throws: ``EvaluationError`` as ``areaUnderCurve(_:same:)`` does, and when the areas differ
///   without variance.
/// - Source: as ``areaUnderCurveEstimate(_:same:)``.
public func compareAreas(
  _ first: [Double], _ second: [Double], same: [Bool]
) throws -> AreaComparison {
  let value = try areaUnderCurve(first, same: same) - areaUnderCurve(second, same: same)
  let (one, two) = (
    StructuralComponents(first, same: same), StructuralComponents(second, same: same)
  )
  let difference = one.subtracting(two)
  let variance = max(0, difference.covariance(with: difference) ?? 0)
  guard variance > 0 else {
    guard value == 0 else { throw EvaluationError.noVariance(metric: "DeLong's test") }
    let none = Estimate(value: 0, lower: 0, upper: 0, count: same.count)
    return AreaComparison(difference: none, z: 0, pValue: 1)
  }
  let error = variance.squareRoot()
  let half = normalQuantile * error
  return AreaComparison(
    difference: Estimate(
      value: value, lower: max(-1, value - half), upper: min(1, value + half), count: same.count),
    z: value / error, pValue: erfc(abs(value / error) / 2.0.squareRoot()))
}

/// How often each same pair beats different ones, and each different pair is beaten.
struct StructuralComponents {
  /// For each same pair, the share of different pairs it scores above; ties count half.
  var ofPositives: [Double]
  /// For each different pair, the share of same pairs that score above it.
  var ofNegatives: [Double]

  init(_ scores: [Double], same: [Bool]) {
    let positives = zip(scores, same).filter(\.1).map(\.0)
    let negatives = zip(scores, same).filter { !$0.1 }.map(\.0)
    // The rank among all minus the rank among one's own kind counts the other kind below.
    let all = doubledRanks(positives + negatives)
    ofPositives = zip(all, doubledRanks(positives)).map {
      Double($0 - $1) / 2 / Double(negatives.count)
    }
    ofNegatives = zip(all.dropFirst(positives.count), doubledRanks(negatives)).map {
      1 - Double($0 - $1) / 2 / Double(positives.count)
    }
  }

  /// The components of the difference of two areas.
  func subtracting(_ other: StructuralComponents) -> StructuralComponents {
    var result = self
    result.ofPositives = zip(ofPositives, other.ofPositives).map(-)
    result.ofNegatives = zip(ofNegatives, other.ofNegatives).map(-)
    return result
  }

  /// DeLong's covariance of two areas; nil when there is only one pair of a kind.
  func covariance(with other: StructuralComponents) -> Double? {
    guard ofPositives.count > 1, ofNegatives.count > 1 else { return nil }
    return sampleCovariance(ofPositives, other.ofPositives) / Double(ofPositives.count)
      + sampleCovariance(ofNegatives, other.ofNegatives) / Double(ofNegatives.count)
  }
}

/// The unbiased covariance of two samples of at least two values.
private func sampleCovariance(_ x: [Double], _ y: [Double]) -> Double {
  let count = Double(x.count)
  let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
  return zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) } / (count - 1)
}
