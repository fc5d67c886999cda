internal import Autograd

/// The places, in the ranking of each probe, of what it should find.
///
/// Only these are needed of a ranking: each is one more than the number of rows that come before it,
/// so nothing is sorted but the rows to be found. Blocks of probes are compared with the whole
/// gallery at a time, on all threads.
struct RetrievalRanks: Sendable {
  private let blocks: ScoreBlocks
  private let probes: [Int]
  private let gallery: [Int]
  /// Whether probes and gallery are the same rows, so that none finds itself.
  private let isLeaveOneOut: Bool
  private let members: [Int: [Int]]
  private static let block = 128

  init(_ blocks: ScoreBlocks, probes: [Int], gallery: [Int], isLeaveOneOut: Bool) {
    (self.blocks, self.probes, self.gallery) = (blocks, probes, gallery)
    self.isLeaveOneOut = isLeaveOneOut
    members = Dictionary(grouping: gallery.indices) { gallery[$0] }
  }

  /// Calls `body` with each probe's row and the places of what it should find, ascending from 1.
  ///
  /// Probes with nothing to find are left out. Calls come from several threads.
  func forEachProbe(_ body: (_ row: Int, _ places: [Int]) -> Void) {
    let count = (probes.count + Self.block - 1) / Self.block
    Threads.split(count, grain: 1) { range in
      withUnsafeTemporaryAllocation(
        of: Float.self, capacity: Self.block * gallery.count
      ) { scores in
        guard let scores = scores.baseAddress else { return }
        for block in range {
          let rows = block * Self.block..<min(probes.count, (block + 1) * Self.block)
          blocks.write(rows, 0..<gallery.count, to: scores)
          for (place, row) in rows.enumerated() {
            let found = places(of: row, scores + place * gallery.count)
            if !found.isEmpty { body(row, found) }
          }
        }
      }
    }
  }

  /// The places of what a probe should find, among its scores with the whole gallery.
  private func places(of row: Int, _ scores: UnsafePointer<Float>) -> [Int] {
    var wanted = members[probes[row]] ?? []
    if isLeaveOneOut { wanted.removeAll { $0 == row } }
    guard !wanted.isEmpty else { return [] }
    // A key orders by score from high to low, then by index.
    let keys = wanted.map { rankingKey(scores[$0], $0) }.sorted()
    let own = isLeaveOneOut ? rankingKey(scores[row], row) : .max
    var before = [Int](repeating: 0, count: keys.count)
    before.withUnsafeMutableBufferPointer { before in
      keys.withUnsafeBufferPointer { keys in
        let worst = keys[keys.count - 1]
        for index in 0..<gallery.count {
          let key = rankingKey(scores[index], index)
          // What comes after everything wanted moves nothing.
          if key < worst { before[firstAbove(key, in: keys)] += 1 }
        }
        if own < worst { before[firstAbove(own, in: keys)] -= 1 }
      }
    }
    var sum = 0
    return before.map { count in
      // Of a wanted row itself, the search counts at its own place, so it is not before itself.
      sum += count
      return sum + 1
    }
  }
}

/// Orders by score from high to low, then by index.
@inline(__always)
private func rankingKey(_ score: Float, _ index: Int) -> UInt64 {
  UInt64(~orderedKey(score)) << 32 | UInt64(truncatingIfNeeded: index)
}

/// The first place whose key is above the given one.
@inline(__always)
private func firstAbove(_ key: UInt64, in keys: UnsafeBufferPointer<UInt64>) -> Int {
  var low = 0
  var count = keys.count
  while count > 1 {
    let half = count / 2
    low += keys[low + half - 1] <= key ? half : 0
    count -= half
  }
  return low + (keys[low] <= key ? 1 : 0)
}
