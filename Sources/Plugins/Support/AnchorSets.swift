import Workbench

/// The pairs of a batch from each row's point of view: its positives and its negatives, as masks.
struct AnchorSets {
  /// Which elements of `[batch, batch]` are pairs of one class.
  private(set) var same: [Bool]
  /// Which are pairs of different classes.
  private(set) var different: [Bool]
  /// Whether each row has a pair of one class.
  private(set) var hasSame: [Bool]
  /// Whether each row has a pair of different classes.
  private(set) var hasDifferent: [Bool]

  /// The sets of the pairs that the batch uses, mined or all.
  init(_ batch: Embedded) {
    let (pairs, rows) = (batch.pairs, batch.labels.count)
    (same, different) = (
      [Bool](repeating: false, count: rows * rows), [Bool](repeating: false, count: rows * rows)
    )
    (hasSame, hasDifferent) = (
      [Bool](repeating: false, count: rows), [Bool](repeating: false, count: rows)
    )
    for (i, j) in pairs.same { (same[i * rows + j], hasSame[i]) = (true, true) }
    for (i, j) in pairs.different { (different[i * rows + j], hasDifferent[i]) = (true, true) }
  }

  /// The rows that have pairs of both kinds.
  var complete: [Int] { hasSame.indices.filter { hasSame[$0] && hasDifferent[$0] } }
}
