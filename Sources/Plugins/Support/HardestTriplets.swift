import Workbench

/// For each anchor its farthest positive and its nearest negative, of the given pairs.
///
/// Anchors that lack either are left out; the lower row wins a tie.
///
/// - Parameter distances: `[batch, batch]`.
func hardestTriplets(_ pairs: Pairs, _ distances: Tensor) -> [Mined.Triplet] {
  let (rows, d) = (distances.shape[0], distances.doubles)
  var positives = [Int?](repeating: nil, count: rows)
  var negatives = [Int?](repeating: nil, count: rows)
  for (a, p) in pairs.same {
    guard let best = positives[a] else { positives[a] = p; continue }
    let (new, old) = (d[a * rows + p], d[a * rows + best])
    if new > old || new == old && p < best { positives[a] = p }
  }
  for (a, n) in pairs.different {
    guard let best = negatives[a] else { negatives[a] = n; continue }
    let (new, old) = (d[a * rows + n], d[a * rows + best])
    if new < old || new == old && n < best { negatives[a] = n }
  }
  return (0..<rows).compactMap { a in
    guard let p = positives[a], let n = negatives[a] else { return nil }
    return Mined.Triplet(a, p, n)
  }
}
