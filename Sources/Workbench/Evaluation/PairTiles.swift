internal import Autograd

/// All unordered pairs of rows, visited in tiles on all threads, whose scores are not kept.
///
/// Every visit meets the same pairs with the same scores in the same parts of the work.
struct PairTiles: Sendable {
  private let blocks: ScoreBlocks
  private let labels: [Int32]
  private let tiles: [(rows: Range<Int>, columns: Range<Int>)]
  /// Into how many parts the tiles are divided, one after the other.
  let parts: Int
  private static let side = 512

  /// The pairs of labelled rows.
  init(_ blocks: ScoreBlocks, labels: [Int]) {
    self.blocks = blocks
    // Only whether two labels are equal matters.
    let number = Dictionary(
      uniqueKeysWithValues: Set(labels).sorted().enumerated().map { ($1, $0) })
    self.labels = labels.map { Int32(number[$0] ?? 0) }
    let starts = Array(stride(from: 0, to: labels.count, by: PairTiles.side))
    let ranges = starts.map { $0..<min(labels.count, $0 + PairTiles.side) }
    tiles = ranges.indices.flatMap { row in
      ranges[row...].map { (rows: ranges[row], columns: $0) }
    }
    parts = max(1, min(Threads.count, tiles.count))
  }

  /// Calls `body` with each row's part of each tile: the part of the work that it belongs to, the
  /// row's label, and labels and scores of the other rows.
  ///
  /// Calls of different parts come from different threads.
  @inline(__always)
  func forEachRow(
    _ body: (
      _ part: Int, _ label: Int32, _ labels: UnsafePointer<Int32>,
      _ scores: UnsafePointer<Float>, _ count: Int
    ) -> Void
  ) {
    Threads.split(parts, grain: 1) { range in
      for part in range {
        let own = tiles.count * part / parts..<tiles.count * (part + 1) / parts
        withUnsafeTemporaryAllocation(
          of: Float.self, capacity: PairTiles.side * PairTiles.side
        ) { scores in
          labels.withUnsafeBufferPointer { labels in
            guard let scores = scores.baseAddress, let first = labels.baseAddress else { return }
            for tile in tiles[own] {
              blocks.write(tile.rows, tile.columns, to: scores)
              let width = tile.columns.count
              for (place, row) in tile.rows.enumerated() {
                // On the diagonal, only what is right of it.
                let start = max(tile.columns.lowerBound, row + 1)
                let skipped = start - tile.columns.lowerBound
                guard skipped < width else { continue }
                body(
                  part, labels[row], first + start, scores + place * width + skipped,
                  width - skipped)
              }
            }
          }
        }
      }
    }
  }
}
