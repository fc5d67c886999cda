import Workbench

/// The triplets of a batch that satisfy a condition.
///
/// - Parameter condition: of anchor, positive and negative; asked twice for each triplet.
func chosenTriplets(
  _ batch: Embedded, where condition: (Int, Int, Int) -> Bool
) -> [Mined.Triplet] {
  // Counted first: an array of a million triplets that grows takes twice its memory.
  var count = 0
  batch.forEachTriplet { if condition($0, $1, $2) { count += 1 } }
  var chosen: [Mined.Triplet] = []
  chosen.reserveCapacity(count)
  batch.forEachTriplet { if condition($0, $1, $2) { chosen.append(Mined.Triplet($0, $1, $2)) } }
  return chosen
}
