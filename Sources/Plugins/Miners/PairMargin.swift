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

  func pairs(_ embeddings: Tensor, labels: [Int]) -> Pairs {
    let points = embeddings.detached().normalisedRows()
    let distances = points.distances(to: points).doubles
    let all = Pairs.all(of: labels)
    func distance(_ pair: (Int, Int)) -> Double { distances[pair.0 * labels.count + pair.1] }
    return Pairs(
      same: all.same.filter { distance($0) > positive },
      different: all.different.filter { distance($0) < negative })
  }
}
