import Workbench

/// Keeps pairs that are hard by comparison with the anchor's pairs of the other kind.
///
///     positive p: s_ap - epsilon < max over n of s_an
///     negative n: s_an + epsilon > min over p of s_ap
///
/// with cosines s. Anchors that lack positives or negatives are left out; of the others both kinds
/// are kept, or neither.
///
/// - Source: Wang, Han, Huang, Dong, Scott, "Multi-Similarity Loss with General Pair Weighting for
///   Deep Metric Learning", CVPR 2019, equations 11 and 12.
struct MultiSimilarityMiner: Miner {
  /// How much easier than the hardest of the other kind a pair may be.
  var epsilon: Double = 0.1

  static let variants = ["epsilon=0.5"]

  func mine(_ batch: Embedded) -> Mined {
    let (rows, s) = (batch.labels.count, batch.cosines.doubles)
    let all = Pairs.all(of: batch.labels)
    var closest = [Double](repeating: -.infinity, count: rows)
    var farthest = [Double](repeating: .infinity, count: rows)
    for (a, n) in all.different { closest[a] = max(closest[a], s[a * rows + n]) }
    for (a, p) in all.same { farthest[a] = min(farthest[a], s[a * rows + p]) }
    return .pairs(
      Pairs(
        same: all.same.filter { s[$0.0 * rows + $0.1] - epsilon < closest[$0.0] },
        different: all.different.filter { s[$0.0 * rows + $0.1] + epsilon > farthest[$0.0] }))
  }
}
