import Workbench

/// How many images stand before each image of a query's class when the batch is ranked for the
/// query.
///
///     Σ_j σ((s_qj - s_qi) / temperature)
///
/// with cosines s: counting made smooth, so that a gradient flows through it. A query is ranked
/// itself, too; queries without another image of their class are left out.
struct SoftRanks {
  /// Query, and image of its class or the query itself.
  let pairs: [(Int, Int)]
  /// How many images of the class stand before the image, `[pairs.count]`.
  let own: Tensor
  /// How many images of other classes do, `[pairs.count]`.
  let others: Tensor

  /// The ranks among the pairs that the batch uses.
  init(_ batch: Embedded, temperature: Double) {
    let (sets, rows, cosines) = (AnchorSets(batch), batch.labels.count, batch.cosines)
    let queries = (0..<rows).filter { sets.hasSame[$0] }
    let pairs = batch.pairs.same + queries.map { ($0, $0) }
    let aims = cosines.picking(pairs).reshaped(to: [pairs.count, 1])
    let before = ((cosines.gathering(pairs.map(\.0)) - aims) / temperature).sigmoid()
    func counted(_ isCounted: (_ query: Int, _ other: Int) -> Bool) -> Tensor {
      let mask = pairs.flatMap { query, _ in (0..<rows).map { isCounted(query, $0) ? 1.0 : 0 } }
      return (before * Tensor(mask, shape: before.shape, type: before.type)).sum(along: 1)
    }
    self.pairs = pairs
    // Compared with itself an image counts one half.
    own = counted { $0 == $1 || sets.same[$0 * rows + $1] } - 0.5
    others = counted { sets.different[$0 * rows + $1] }
  }

  /// The mean of a query's costs, averaged over queries; zero when there are none.
  ///
  /// - Shapes: `[pairs.count]` → `[]`.
  func mean(_ costs: Tensor) -> Tensor {
    let counts = pairs.reduce(into: [Int: Double]()) { $0[$1.0, default: 0] += 1 }
    let shares = pairs.map { 1 / ((counts[$0.0] ?? 1) * Double(counts.count)) }
    return (costs * Tensor(shares, shape: costs.shape, type: costs.type)).sum()
  }
}
