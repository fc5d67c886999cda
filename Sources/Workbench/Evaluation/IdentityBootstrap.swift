internal import Autograd

/// Resamples people, because photographs of one person are not independent.
///
/// Each resample draws as many people as there are, with replacement; the interval holds the middle
/// 95 % of what a number comes to over the resamples (percentile method).
///
/// - Source: Bolle, Ratha, Pankanti, "Error Analysis of Pattern Recognition Systems: the Subsets
///   Bootstrap", Computer Vision and Image Understanding 2004.
struct IdentityBootstrap: Sendable {
  /// How many people there are to draw.
  let people: Int
  /// How often they are drawn.
  var resamples = 1000

  /// The interval around `value` of a number that depends on how often each person was drawn.
  ///
  /// - Parameter statistic: the number; nil where a resample has none, which is then left out.
  /// - Returns: bounds of NaN when there are fewer than two people, or hardly any resample counts.
  func estimate(
    _ value: Double, count: Int, _ statistic: (_ weights: [Double]) -> Double?
  ) -> Estimate {
    estimates([value], count: count) { weights in statistic(weights).map { [$0] } }[0]
  }

  /// The intervals of several numbers at once.
  func estimates(
    _ values: [Double], count: Int, _ statistics: (_ weights: [Double]) -> [Double]?
  ) -> [Estimate] {
    var drawn = [[Double]?](repeating: nil, count: people > 1 ? resamples : 0)
    drawn.withUnsafeMutableBufferPointer { drawn in
      Threads.split(drawn.count, grain: 1) { range in
        for resample in range { drawn[resample] = statistics(weights(of: resample)) }
      }
    }
    let kept = drawn.compactMap { $0 }
    return values.indices.map { index in
      guard kept.count * 2 > resamples else {
        return Estimate(value: values[index], lower: .nan, upper: .nan, count: count)
      }
      let sorted = kept.map { $0[index] }.sorted()
      return Estimate(
        value: values[index], lower: min(values[index], quantile(0.025, of: sorted)),
        upper: max(values[index], quantile(0.975, of: sorted)), count: count)
    }
  }

  /// How often each person is drawn in a resample; the same in every run.
  private func weights(of resample: Int) -> [Double] {
    var random = Random(seed: 0).split(resample)
    var weights = [Double](repeating: 0, count: people)
    for _ in 0..<people { weights[random.integer(below: people)] += 1 }
    return weights
  }
}

/// The value below which a share of sorted values lies, interpolated between neighbours.
func quantile(_ share: Double, of sorted: [Double]) -> Double {
  let place = share * Double(sorted.count - 1)
  let below = max(0, min(sorted.count - 1, Int(place)))
  let above = min(sorted.count - 1, below + 1)
  return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
}
