/// The receiver operating characteristic of scored pairs: what each threshold accepts.
///
/// A pair is accepted when its score is at least the threshold; a larger score means more similar.
/// There is one point for each distinct score, in descending order, after a first point (0, 0) that
/// accepts nothing, at threshold +∞. Rates come from integer counts and are exact.
///
/// - Complexity: O(n log n) to make.
public struct ROC: Sendable, Equatable {
  /// What one threshold accepts.
  public struct Point: Sendable, Equatable {
    /// Pairs with at least this score are accepted.
    public let threshold: Double
    /// Accepted pairs of the same person.
    public let trueAccepts: Int
    /// Accepted pairs of different people.
    public let falseAccepts: Int
  }

  /// One point for each distinct score, from accepting nothing to accepting everything.
  public let points: [Point]
  /// Number of pairs of the same person.
  public let positives: Int
  /// Number of pairs of different people.
  public let negatives: Int

  /// The curve of scored pairs.
  ///
  /// - Throws: ``EvaluationError`` when a score is not a number or one kind of pair is missing.
  public init(_ scores: [Double], same: [Bool]) throws {
    let sorted = try SortedScores("ROC", scores, same: same)
    (positives, negatives) = (sorted.same.count, sorted.different.count)
    var points = [Point(threshold: .infinity, trueAccepts: 0, falseAccepts: 0)]
    points.reserveCapacity(scores.count + 1)
    var (trueAccepts, falseAccepts) = (0, 0)
    sorted.forEachScore { score, same, different in
      trueAccepts += same
      falseAccepts += different
      points.append(
        Point(threshold: score, trueAccepts: trueAccepts, falseAccepts: falseAccepts))
    }
    self.points = points
  }

  /// The curve through some of its points, the first (0, 0) and the last (all, all) among them.
  init(points: [Point], positives: Int, negatives: Int) {
    (self.points, self.positives, self.negatives) = (points, positives, negatives)
  }

  /// The share of same pairs accepted, TPR or TAR.
  public func trueAcceptRate(_ point: Point) -> Double {
    Double(point.trueAccepts) / Double(positives)
  }

  /// The share of different pairs accepted, FPR or FAR.
  public func falseAcceptRate(_ point: Point) -> Double {
    Double(point.falseAccepts) / Double(negatives)
  }

  /// The share of same pairs rejected, FNR or FRR.
  public func falseRejectRate(_ point: Point) -> Double { 1 - trueAcceptRate(point) }

  /// The share of all pairs decided rightly.
  public func accuracy(_ point: Point) -> Double {
    Double(correct(point)) / Double(positives + negatives)
  }

  /// The number of pairs decided rightly.
  func correct(_ point: Point) -> Int { point.trueAccepts + negatives - point.falseAccepts }

  /// The area under the curve by the trapezoid rule, equal to ``areaUnderCurve(_:same:)``.
  public var area: Double {
    // Twice the area in units of one pair times one pair: an integer, so nothing is rounded.
    var doubled = 0
    for (before, point) in zip(points, points.dropFirst()) {
      doubled +=
        (point.falseAccepts - before.falseAccepts) * (point.trueAccepts + before.trueAccepts)
    }
    return Double(doubled) / 2 / (Double(positives) * Double(negatives))
  }

  /// The curve without points that lie on the straight line between their neighbours.
  ///
  /// Each point is compared with the points right before and after it on the full curve, where the
  /// first (0, 0) does not count, as scikit-learn's `drop_intermediate` does.
  public func droppingCollinear() -> [Point] {
    points.indices.compactMap { index in
      guard index > 1, index + 1 < points.count else { return points[index] }
      let (before, point, after) = (points[index - 1], points[index], points[index + 1])
      let isStraight =
        after.trueAccepts - point.trueAccepts == point.trueAccepts - before.trueAccepts
        && after.falseAccepts - point.falseAccepts == point.falseAccepts - before.falseAccepts
      return isStraight ? nil : point
    }
  }

  /// The area up to a false accept rate, rescaled so that chance is 0.5 and perfection is 1.
  ///
  /// - Throws: ``EvaluationError`` unless `limit` is in `0 < limit ≤ 1`.
  /// - Source: McClish, "Analyzing a Portion of the ROC Curve", Medical Decision Making 1989.
  public func partialArea(upTo limit: Double) throws -> Double {
    guard limit > 0, limit <= 1 else {
      throw EvaluationError.argument(
        metric: "partial AUC", name: "the largest FAR", expected: "above 0 and at most 1",
        got: "\(limit)")
    }
    if limit == 1 { return area }
    var area = 0.0
    for (before, point) in zip(points, points.dropFirst()) {
      let left = falseAcceptRate(before)
      guard left < limit else { break }
      let right = min(falseAcceptRate(point), limit)
      area += (right - left) * (trueAcceptRate(before) + rate(at: right, before, point)) / 2
    }
    let chance = limit * limit / 2
    return (1 + (area - chance) / (limit - chance)) / 2
  }

  /// Average precision, the step-wise area under precision over recall: `Σ (R_n − R_{n−1}) P_n`.
  public var averagePrecision: Double {
    zip(points, points.dropFirst()).reduce(0) { sum, pair in
      let (before, point) = pair
      let recalled = Double(point.trueAccepts - before.trueAccepts) / Double(positives)
      let accepted = Double(point.trueAccepts + point.falseAccepts)
      return sum + recalled * Double(point.trueAccepts) / accepted
    }
  }

  /// The true accept rate on the segment between two points.
  func rate(at falseAcceptRate: Double, _ before: Point, _ after: Point) -> Double {
    let (left, right) = (self.falseAcceptRate(before), self.falseAcceptRate(after))
    let (low, high) = (trueAcceptRate(before), trueAcceptRate(after))
    guard right > left, falseAcceptRate < right else { return high }
    return low + (high - low) * (falseAcceptRate - left) / (right - left)
  }
}
