/// The probability that a pair of the same person scores above a pair of different people.
///
///     AUC = (#{s⁺ > s⁻} + ½ #{s⁺ = s⁻}) / (P Q) = (Σ ranks of same − P (P + 1) / 2) / (P Q)
///
/// Ties get their mean rank. Infinite scores are fine, since only the order matters.
///
/// - Throws: ``EvaluationError`` when a score is not a number, or when all pairs are of one kind:
///   the area is then undefined, not 0.5.
/// - Complexity: O(n log n).
/// - Source: Hanley and McNeil, "The Meaning and Use of the Area under a ROC Curve", Radiology 1982.
public func areaUnderCurve(_ scores: [Double], same: [Bool]) throws -> Double {
  try SortedScores("AUC", scores, same: same).area
}

extension SortedScores {
  /// The area under the ROC curve.
  var area: Double {
    // Twice the number of won comparisons is an integer, so the sum is exact.
    var (doubled, sameAbove) = (0, 0)
    forEachScore { _, same, different in
      doubled += different * (2 * sameAbove + same)
      sameAbove += same
    }
    return Double(doubled) / 2 / (Double(same.count) * Double(different.count))
  }
}

/// Twice the mean rank, from 1, of each value among all of them.
func doubledRanks(_ values: [Double]) -> [Int] {
  let order = values.indices.sorted { values[$0] < values[$1] }
  var ranks = [Int](repeating: 0, count: values.count)
  var start = 0
  while start < order.count {
    var end = start + 1
    while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
    // Ranks start + 1 ... end have the mean (start + 1 + end) / 2.
    for place in start..<end { ranks[order[place]] = start + 1 + end }
    start = end
  }
  return ranks
}
