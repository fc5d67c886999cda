import Workbench

/// Uses every triplet of the batch.
///
/// A loss of pairs gets the pairs of those rows that have both a positive and a negative.
///
/// - Source: the assignment, section 3.2; "batch all" of Hermans, Beyer, Leibe, "In Defense of the
///   Triplet Loss for Person Re-Identification", 2017.
struct AllTriplets: Miner {
  func mine(_ batch: Embedded) -> Mined {
    // As pairs, which say the same in far less memory.
    let all = Pairs.all(of: batch.labels)
    let anchors = Set(all.same.map(\.0)).intersection(all.different.map(\.0))
    return .pairs(
      Pairs(
        same: all.same.filter { anchors.contains($0.0) },
        different: all.different.filter { anchors.contains($0.0) }))
  }
}
