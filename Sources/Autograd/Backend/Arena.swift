/// Which parts of one long range of memory are in use: the bookkeeping of ``BufferPool``.
///
/// A request takes the smallest free part that holds it (the first of equals), and the rest of that
/// part stays free; a part given back joins its free neighbours. When nothing is large enough the
/// range grows at its end. A training step frees what it took, so that the next one finds one free
/// part and lays out everything as before: the range grows no more, and its length is near the most
/// that was in use at once, where lists by size would keep the most of every size.
///
/// - Source: Wilson, Johnstone, Neely, Boles, "Dynamic Storage Allocation: A Survey and Critical
///   Review", IWMM 1995: best fit with coalescing.
struct Arena: Sendable {
  /// The unit of all sizes: a page.
  static let unit = 4096

  /// Free parts in rising order; no two touch.
  private var free: [Range<Int>] = []
  /// Everything ever taken lies below.
  private(set) var end = 0

  /// Takes `byteCount` bytes, a multiple of the unit.
  ///
  /// - Returns: the offset, and whether the range had to grow.
  mutating func take(_ byteCount: Int) -> (offset: Int, grew: Bool) {
    var best: Int?
    for place in free.indices where free[place].count >= byteCount {
      if best.map({ free[place].count < free[$0].count }) ?? true { best = place }
    }
    guard let best else { return (grow(byteCount), true) }
    let offset = free[best].lowerBound
    let left = offset + byteCount..<free[best].upperBound
    if left.isEmpty { free.remove(at: best) } else { free[best] = left }
    return (offset, false)
  }

  /// Takes from the end, where a free part may already lie.
  private mutating func grow(_ byteCount: Int) -> Int {
    let offset = free.last?.upperBound == end ? free.removeLast().lowerBound : end
    end = offset + byteCount
    return offset
  }

  /// Gives back what ``take(_:)`` gave.
  mutating func give(_ part: Range<Int>) {
    // The first free part behind, by bisection.
    var (low, high) = (0, free.count)
    while low < high {
      let middle = (low + high) / 2
      if free[middle].lowerBound < part.lowerBound { low = middle + 1 } else { high = middle }
    }
    var (joined, first, last) = (part, low, low)
    if low > 0, free[low - 1].upperBound == part.lowerBound {
      joined = free[low - 1].lowerBound..<joined.upperBound
      first = low - 1
    }
    if low < free.count, free[low].lowerBound == part.upperBound {
      joined = joined.lowerBound..<free[low].upperBound
      last = low + 1
    }
    free.replaceSubrange(first..<last, with: CollectionOfOne(joined))
  }

  /// Free parts, after the range was made as short as it can be.
  mutating func trimmed() -> [Range<Int>] {
    if let last = free.last, last.upperBound == end {
      free.removeLast()
      end = last.lowerBound
      return free + [last]
    }
    return free
  }
}
