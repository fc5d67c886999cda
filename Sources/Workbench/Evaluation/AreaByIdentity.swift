/// The area under the ROC curve with a 95 % interval that resamples people.
///
/// Pairs share photographs and photographs share people, so pairs are not independent, and an
/// interval that takes them for independent is too narrow. Here a pair of one person drawn w times
/// counts w times, and a pair of two people v · w times. Where all resamples agree, as under perfect
/// separation, the Wilson interval of `min(P, Q, people)` comparisons stands in.
///
/// - Parameters:
///   - left: the person on the first photograph of each pair, from 0; where people are not known, the
///     photographs can stand for them.
///   - right: the person on the second one.
/// - Throws: ``EvaluationError`` as ``areaUnderCurve(_:same:)`` does.
/// - Complexity: O(n log n), and O(n) for each of 1,000 resamples.
/// - Source: ``IdentityBootstrap``; the weights are those of Owen, "The Pigeonhole Bootstrap", Annals
///   of Applied Statistics 2007.
public func areaUnderCurveEstimate(
  _ scores: [Double], same: [Bool], left: [Int], right: [Int]
) throws -> Estimate {
  let area = try areaUnderCurve(scores, same: same)
  guard left.count == scores.count, right.count == scores.count else {
    throw EvaluationError.lengths(metric: "AUC", expected: scores.count, got: left.count)
  }
  let people = Set(left + right).sorted()
  let number = Dictionary(uniqueKeysWithValues: people.enumerated().map { ($1, $0) })
  let pairs = RankedPairs(
    scores, same: same, left: left.map { number[$0] ?? 0 }, right: right.map { number[$0] ?? 0 })
  let estimate = IdentityBootstrap(people: people.count).estimate(
    area, count: scores.count, pairs.area)
  guard !(estimate.upper > estimate.lower) else { return estimate }
  let positives = same.count { $0 }
  return wilson(
    proportion: area, of: Double(min(positives, same.count - positives, people.count)),
    count: scores.count)
}

/// Pairs from high scores to low, ready to be weighted over and over.
private struct RankedPairs: Sendable {
  private struct Pair: Sendable {
    let left: Int32
    let right: Int32
    let isSame: Bool
    let endsTie: Bool
  }
  private let pairs: [Pair]

  init(_ scores: [Double], same: [Bool], left: [Int], right: [Int]) {
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    pairs = order.indices.map { place in
      let pair = order[place]
      let endsTie = place + 1 == order.count || scores[order[place + 1]] != scores[pair]
      return Pair(
        left: Int32(left[pair]), right: Int32(right[pair]), isSame: same[pair], endsTie: endsTie)
    }
  }

  /// The area when each person counts so often; nil when one kind of pair is then missing.
  func area(_ weights: [Double]) -> Double? {
    var (won, sameAbove, different) = (0.0, 0.0, 0.0)
    var tie = (same: 0.0, different: 0.0)
    for pair in pairs {
      let (left, right) = (Int(pair.left), Int(pair.right))
      let weight = left == right ? weights[left] : weights[left] * weights[right]
      if pair.isSame { tie.same += weight } else { tie.different += weight }
      guard pair.endsTie else { continue }
      won += tie.different * (sameAbove + tie.same / 2)
      sameAbove += tie.same
      different += tie.different
      tie = (0, 0)
    }
    return sameAbove > 0 && different > 0 ? won / (sameAbove * different) : nil
  }
}
