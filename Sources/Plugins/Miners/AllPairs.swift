import Workbench

/// Uses every ordered pair of the batch.
///
/// - Source: the assignment, section 3.2: all B(B - 1)/2 pairs, here in both orders.
struct AllPairs: Miner {
  func mine(_ batch: Embedded) -> Mined { .pairs(.all(of: batch.labels)) }
}
