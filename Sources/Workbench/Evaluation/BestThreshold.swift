/// An accuracy with the threshold it was reached at.
public struct ThresholdAccuracy: Codable, Sendable, Equatable {
  /// The share of pairs decided rightly, with Wilson's interval.
  public let accuracy: Estimate
  /// Pairs with at least this score are accepted.
  public let threshold: Double
}

/// Which threshold to take when several are best.
public enum ThresholdRule: String, Codable, Sendable, CaseIterable {
  /// The centre of the widest interval of best thresholds.
  case widestInterval
  /// The middle of the first best gap, from high scores to low; biased towards rejecting.
  case firstInterval
}

extension ROC {
  /// The best accuracy that one threshold reaches on these very pairs: optimistic.
  public func bestAccuracy(_ rule: ThresholdRule = .widestInterval) -> ThresholdAccuracy {
    let (index, threshold) = bestThreshold(rule)
    let count = positives + negatives
    return ThresholdAccuracy(
      accuracy: wilson(proportion: accuracy(points[index]), of: Double(count), count: count),
      threshold: threshold)
  }

  /// The index of a best point and a threshold inside its interval.
  func bestThreshold(_ rule: ThresholdRule) -> (index: Int, threshold: Double) {
    // No finite threshold rejects a score of +∞.
    let first = points[1].threshold == .infinity ? 1 : 0
    let best = points[first...].map(correct).max() ?? 0
    var widest = (index: first, lower: 0.0, upper: -Double.infinity)
    var index = first
    while index < points.count {
      guard correct(points[index]) == best else {
        index += 1
        continue
      }
      let start = index
      if rule == .widestInterval {
        while index + 1 < points.count, correct(points[index + 1]) == best { index += 1 }
      }
      let (lower, upper) = interval(from: start, through: index)
      if rule == .firstInterval { return (start, centre(lower, upper)) }
      if widest.upper == -.infinity || upper - lower > widest.upper - widest.lower {
        widest = (start, lower, upper)
      }
      index += 1
    }
    return (widest.index, centre(widest.lower, widest.upper))
  }

  /// The thresholds `lower < t ≤ upper` that accept what one of the points accepts.
  ///
  /// Beyond the highest and the lowest score the interval has no end; there it ends one step of
  /// floating point on, so that it never counts as wide.
  private func interval(from start: Int, through end: Int) -> (lower: Double, upper: Double) {
    let upper = start == 0 ? points[1].threshold.nextUp : points[start].threshold
    let lower = end + 1 < points.count ? points[end + 1].threshold : points[end].threshold.nextDown
    let largest = Double.greatestFiniteMagnitude
    return (max(lower, -largest), min(upper, largest))
  }

  /// The middle, never as low as `lower` itself.
  private func centre(_ lower: Double, _ upper: Double) -> Double {
    let middle = lower / 2 + upper / 2
    return middle > lower ? min(middle, upper) : upper
  }
}
