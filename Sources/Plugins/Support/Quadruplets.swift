import Workbench

/// The quadruplets of a batch: every triplet, with the nearest row of a third class to its negative.
///
/// Where a miner chose pairs, negative and nearest row are one of them.
struct Quadruplets {
  private let batch: Embedded
  /// For each row, its nearest row of another class, and the nearest one of a third class.
  private var nearest: [[Int]]

  /// The quadruplets among the batch's triplets, by distances `[batch, batch]`.
  init(_ batch: Embedded, _ distances: [Double]) {
    self.batch = batch
    let (rows, labels) = (batch.labels.count, batch.labels)
    var candidates = [[Int]](repeating: [], count: rows)
    if case .pairs(let pairs) = batch.mined {
      for (n, m) in pairs.different { candidates[n].append(m) }
    } else {
      for n in 0..<rows { candidates[n] = (0..<rows).filter { labels[$0] != labels[n] } }
    }
    nearest = candidates.enumerated().map { n, others in
      func isNearer(_ a: Int, _ b: Int) -> Bool {
        (distances[n * rows + a], a) < (distances[n * rows + b], b)
      }
      guard let first = others.min(by: isNearer) else { return [] }
      let second = others.filter { labels[$0] != labels[first] }.min(by: isNearer)
      return second.map { [first, $0] } ?? [first]
    }
  }

  /// Calls `body` with the places in `[batch, batch]` of (a, p), (a, n) and (n, m).
  func forEach(_ body: (Int, Int, Int) -> Void) {
    let (rows, labels) = (batch.labels.count, batch.labels)
    batch.forEachTriplet { a, p, n in
      guard let m = nearest[n].first(where: { labels[$0] != labels[a] }) else { return }
      body(a * rows + p, a * rows + n, n * rows + m)
    }
  }
}
