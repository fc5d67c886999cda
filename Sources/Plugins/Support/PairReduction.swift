import Workbench

/// How the costs of pairs of one class and of pairs of different ones become one number.
///
/// There are many more pairs of different classes, so a mean over all pairs hears little of the
/// others; the reductions below it give both kinds the same say. No pairs of a kind cost zero.
enum PairReduction: String, Codable, CaseIterable {
  /// The mean over all pairs.
  case mean
  /// The mean of each kind, added.
  case balanced
  /// The mean of each kind's costs above zero, added.
  case nonZero = "non-zero"
  /// The mean of each row's pairs of a kind, the mean of these over all rows, both kinds added.
  case perAnchor = "per-anchor"

  /// The costs as one number.
  ///
  /// - Shapes: one cost a pair of `pairs`; the result is a scalar.
  func callAsFunction(
    same: Tensor, different: Tensor, pairs: Pairs, rows: Int
  ) -> Tensor {
    switch self {
    case .mean: (same.sum() + different.sum()) / Double(max(1, same.count + different.count))
    case .balanced: same.mean() + different.mean()
    case .nonZero: Reduction.nonZero(same) + Reduction.nonZero(different)
    case .perAnchor:
      meanOverAnchors(same, pairs.same, rows) + meanOverAnchors(different, pairs.different, rows)
    }
  }

  private func meanOverAnchors(_ costs: Tensor, _ pairs: [(Int, Int)], _ rows: Int) -> Tensor {
    var counts = [Double](repeating: 0, count: rows)
    for (anchor, _) in pairs { counts[anchor] += 1 }
    let shares = pairs.map { 1 / (counts[$0.0] * Double(max(1, rows))) }
    return (costs * Tensor(shares, shape: costs.shape, type: costs.type)).sum()
  }
}

extension Tensor {
  /// The elements of a square matrix at pairs of rows.
  ///
  /// - Shapes: `[n, n]` → `[pairs.count]`.
  func picking(_ pairs: [(Int, Int)]) -> Tensor {
    let width = shape[1]
    return reshaped(to: [count]).gathering(pairs.map { $0.0 * width + $0.1 })
  }
}

extension Distance {
  /// How embeddings are compared that were trained with this distance.
  func similarity(normalised: Bool) -> Similarity {
    normalised || self == .cosine || self == .dot ? .cosine : .euclidean
  }
}
