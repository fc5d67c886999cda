import Workbench

/// Keeps the hardest pairs of the batch: the least similar of one class, the most of different ones.
///
/// By cosine, `count` of each kind, or all when there are fewer; every pair in both orders.
///
/// - Source: the assignment, section 3.2: negatives of high similarity and positives of low.
struct HardPairs: Miner {
  /// How many pairs of each kind to keep.
  var count = 32

  static let variants = ["count=3"]

  func validate() throws {
    try require(count > 0, "count", count, "greater than 0")
  }

  func mine(_ batch: Embedded) -> Mined {
    .pairs(hardestPairs(batch.labels, batch.distances(.cosine, normalised: true)) { _ in count })
  }
}
