import Workbench

/// Keeps pairs of one class that are far apart and pairs of different classes that are close.
///
/// Distances are Euclidean, on unit vectors.
///
/// - Source: pytorch-metric-learning, `PairMarginMiner`: d > positive, d < negative.
struct PairMargin: Miner {
  /// Pairs of one class closer than this are left out.
  var positive: Double = 0.2
  /// Pairs of different classes farther than this are left out.
  var negative: Double = 0.8

  func validate() throws {
    try require(positive >= 0, "positive", positive, "at least 0")
    try require(negative >= 0, "negative", negative, "at least 0")
  }

  func mine(_ batch: Embedded) -> Mined {
    let distances = batch.distances(.euclidean, normalised: true).doubles
    let all = Pairs.all(of: batch.labels)
    func distance(_ pair: (Int, Int)) -> Double { distances[pair.0 * batch.labels.count + pair.1] }
    return .pairs(
      Pairs(
        same: all.same.filter { distance($0) > positive },
        different: all.different.filter { distance($0) < negative }))
  }
}
