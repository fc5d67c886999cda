/// How the scores of same and of different pairs are spread, in common bins.
public struct Histogram: Codable, Sendable, Equatable {
  /// Bounds of the bins, one more than there are bins; a bin holds its lower bound, the last also
  /// its upper one.
  public let edges: [Double]
  /// Pairs of the same person in each bin.
  public let same: [Int]
  /// Pairs of different people in each bin.
  public let different: [Int]

  /// The scores sorted into bins of equal width between the least and the greatest finite score.
  ///
  /// Infinite scores go to the outermost bins.
  ///
  /// - Throws: ``EvaluationError`` when a score is not a number, all are infinite, or `bins` is
  ///   below 1.
  public init(_ scores: [Double], same: [Bool], bins: Int = 50) throws {
    try checkTrials("histogram", scores, same)
    guard bins >= 1 else {
      throw EvaluationError.argument(
        metric: "histogram", name: "bins", expected: "at least 1", got: "\(bins)")
    }
    let finite = scores.filter(\.isFinite)
    guard let least = finite.min(), let greatest = finite.max() else {
      throw EvaluationError.argument(
        metric: "histogram", name: "a score", expected: "finite", got: "infinite ones only")
    }
    // Equal scores still need a bin of some width.
    let (low, high) = least < greatest ? (least, greatest) : (least - 0.5, least + 0.5)
    let edges = (0...bins).map { bin in
      let share = Double(bin) / Double(bins)
      return low * (1 - share) + high * share
    }
    var counts = (
      same: [Int](repeating: 0, count: bins), different: [Int](repeating: 0, count: bins)
    )
    for (score, isSame) in zip(scores, same) {
      let place = (score - low) / (high - low) * Double(bins)
      var bin = Int(max(0, min(Double(bins - 1), place)))
      // Division and edges may round apart by one bin.
      if bin + 1 < bins, score >= edges[bin + 1] { bin += 1 }
      if bin > 0, score < edges[bin] { bin -= 1 }
      if isSame { counts.same[bin] += 1 } else { counts.different[bin] += 1 }
    }
    self.edges = edges
    self.same = counts.same
    self.different = counts.different
  }
}
