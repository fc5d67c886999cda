/// How many pairs of rows have each score, counted exactly in bounded memory.
///
/// A score of single precision is a key of 32 bits. A first pass over the pairs counts them by the
/// upper half of the key; the lower halves are then gathered, in as few passes as the budget allows,
/// and counted within each upper half. Every pass computes the scores anew: the products are cheaper
/// than the memory that the scores would need.
struct PairCounts: Sendable {
  let tiles: PairTiles
  /// Lower halves of keys that may be held at once, two bytes each.
  let budget: Int
  private static let bins = 1 << 16

  /// Calls `body` for each distinct score, from high to low, with how many pairs of each kind have
  /// it.
  func forEachScore(_ body: (_ score: Float, _ same: Int, _ different: Int) -> Void) {
    let counts = countsByUpperHalf()
    var upper = PairCounts.bins - 1
    while upper >= 0 {
      var lowest = upper
      var total = counts.pairs(upper)
      while lowest > 0, total + counts.pairs(lowest - 1) <= budget {
        lowest -= 1
        total += counts.pairs(lowest)
      }
      if total > budget {
        countsOfLowerHalf(upper).forEachScore(upper, body)
      } else if total > 0 {
        gather(lowest...upper, total, counts).forEachScore(body)
      }
      upper = lowest - 1
    }
  }

  /// How many pairs of each kind there are of each upper half, for each part.
  private func countsByUpperHalf() -> UpperCounts {
    var counts = [Int](repeating: 0, count: tiles.parts * 2 * PairCounts.bins)
    counts.withUnsafeMutableBufferPointer { counts in
      guard let counts = counts.baseAddress else { return }
      tiles.forEachRow { part, label, labels, scores, count in
        let counts = counts + part * 2 * PairCounts.bins
        for column in 0..<count {
          let kind = labels[column] == label ? 1 : 0
          counts[2 * Int(orderedKey(scores[column]) >> 16) + kind] += 1
        }
      }
    }
    return UpperCounts(counts: counts, parts: tiles.parts)
  }

  /// How many pairs of each kind there are of each lower half below one upper half.
  private func countsOfLowerHalf(_ upper: Int) -> LowerCounts {
    var counts = [Int](repeating: 0, count: tiles.parts * 2 * PairCounts.bins)
    counts.withUnsafeMutableBufferPointer { counts in
      guard let counts = counts.baseAddress else { return }
      tiles.forEachRow { part, label, labels, scores, count in
        let counts = counts + part * 2 * PairCounts.bins
        for column in 0..<count {
          let key = orderedKey(scores[column])
          guard Int(key >> 16) == upper else { continue }
          counts[2 * Int(key & 0xFFFF) + (labels[column] == label ? 1 : 0)] += 1
        }
      }
    }
    var lower = LowerCounts()
    for index in counts.indices { lower.counts[index % (2 * PairCounts.bins)] += counts[index] }
    return lower
  }

  /// The lower halves of all pairs with upper halves in a range, sorted by upper half and kind.
  private func gather(_ range: ClosedRange<Int>, _ total: Int, _ counts: UpperCounts) -> LowerHalves
  {
    var (cursors, bounds) = counts.places(of: range)
    let keys = [UInt16](unsafeUninitializedCapacity: total) { keys, count in
      cursors.withUnsafeMutableBufferPointer { cursors in
        guard let cursors = cursors.baseAddress, let keys = keys.baseAddress else { return }
        tiles.forEachRow { part, label, labels, scores, count in
          let cursors = cursors + part * 2 * PairCounts.bins
          for column in 0..<count {
            let key = orderedKey(scores[column])
            let bin = 2 * Int(key >> 16) + (labels[column] == label ? 1 : 0)
            let place = cursors[bin]
            guard place >= 0 else { continue }
            keys[place] = UInt16(truncatingIfNeeded: key)
            cursors[bin] = place + 1
          }
        }
      }
      count = total
    }
    return LowerHalves(range: range, keys: keys, bounds: bounds)
  }
}

/// Pairs counted by upper half, kind (0 different, 1 same) and the part that met them.
private struct UpperCounts {
  let counts: [Int]
  let parts: Int

  private var stride: Int { counts.count / parts }

  /// The pairs of both kinds with an upper half.
  func pairs(_ upper: Int) -> Int {
    (0..<parts).reduce(0) {
      $0 + counts[$1 * stride + 2 * upper] + counts[$1 * stride + 2 * upper + 1]
    }
  }

  /// Where each part begins to write what it meets, -1 outside of the range; and where each upper
  /// half and kind begins, from the range's first on, with the end.
  func places(of range: ClosedRange<Int>) -> (cursors: [Int], bounds: [Int]) {
    var cursors = [Int](repeating: -1, count: counts.count)
    var bounds = [0]
    var next = 0
    for bin in 2 * range.lowerBound...2 * range.upperBound + 1 {
      for part in 0..<parts {
        cursors[part * stride + bin] = next
        next += counts[part * stride + bin]
      }
      bounds.append(next)
    }
    return (cursors, bounds)
  }
}

/// Lower halves of keys, sorted by upper half and kind but not among themselves.
private struct LowerHalves {
  let range: ClosedRange<Int>
  let keys: [UInt16]
  let bounds: [Int]
  /// Up to so many keys are sorted; counting more is quicker.
  private static let few = 4096

  func forEachScore(_ body: (_ score: Float, _ same: Int, _ different: Int) -> Void) {
    var lower = LowerCounts()
    for upper in range.reversed() {
      let bin = 2 * (upper - range.lowerBound)
      let different = bounds[bin]..<bounds[bin + 1]
      let same = bounds[bin + 1]..<bounds[bin + 2]
      switch different.count + same.count {
      case 0: continue
      case ...LowerHalves.few: sortFew(upper, same, different, body)
      default:
        lower.clear()
        lower.add(keys[different], kind: 0)
        lower.add(keys[same], kind: 1)
        lower.forEachScore(upper, body)
      }
    }
  }

  private func sortFew(
    _ upper: Int, _ same: Range<Int>, _ different: Range<Int>,
    _ body: (_ score: Float, _ same: Int, _ different: Int) -> Void
  ) {
    let marked = same.map { UInt32(keys[$0]) << 1 | 1 } + different.map { UInt32(keys[$0]) << 1 }
    let sorted = marked.sorted(by: >)
    var start = 0
    while start < sorted.count {
      var (end, same) = (start, 0)
      while end < sorted.count, sorted[end] >> 1 == sorted[start] >> 1 {
        same += Int(sorted[end] & 1)
        end += 1
      }
      body(score(ofKey: UInt32(upper) << 16 | sorted[start] >> 1), same, end - start - same)
      start = end
    }
  }
}

/// Pairs of one upper half, counted by lower half and kind.
private struct LowerCounts {
  var counts = [Int](repeating: 0, count: 2 << 16)

  mutating func clear() {
    counts.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
  }

  mutating func add(_ keys: ArraySlice<UInt16>, kind: Int) {
    keys.withUnsafeBufferPointer { keys in
      counts.withUnsafeMutableBufferPointer { counts in
        for key in keys { counts[2 * Int(key) + kind] += 1 }
      }
    }
  }

  func forEachScore(
    _ upper: Int, _ body: (_ score: Float, _ same: Int, _ different: Int) -> Void
  ) {
    for lower in stride(from: (1 << 16) - 1, through: 0, by: -1) {
      let (different, same) = (counts[2 * lower], counts[2 * lower + 1])
      guard different + same > 0 else { continue }
      body(score(ofKey: UInt32(upper) << 16 | UInt32(lower)), same, different)
    }
  }
}
