import Workbench

/// The farthest pairs of one class and the nearest of different ones, in the whole batch.
///
/// Pairs are ranked once for both orders, and come in both; the earlier rows win a tie.
///
/// - Parameters:
///   - distances: `[batch, batch]`, symmetric.
///   - count: how many unordered pairs to take of a kind, given how many there are.
func hardestPairs(_ labels: [Int], _ distances: Tensor, count: (Int) -> Int) -> Pairs {
  let (rows, d) = (labels.count, distances.doubles)
  func hardest(_ pairs: [(Int, Int)], sign: Double) -> [(Int, Int)] {
    let unordered = pairs.filter { $0.0 < $0.1 }
    let sorted = unordered.sorted {
      (sign * d[$0.0 * rows + $0.1], $0.0, $0.1) < (sign * d[$1.0 * rows + $1.1], $1.0, $1.1)
    }
    return sorted.prefix(max(0, count(unordered.count))).flatMap { [$0, ($0.1, $0.0)] }
  }
  let all = Pairs.all(of: labels)
  return Pairs(same: hardest(all.same, sign: -1), different: hardest(all.different, sign: 1))
}
