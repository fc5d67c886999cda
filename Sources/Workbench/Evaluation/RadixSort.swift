/// Sorts unsigned integers in ascending order, on all threads of the pool.
///
/// Least significant digit first, eleven bits at a time; digits in which no two keys differ cost
/// nothing. Each thread counts and moves its own part of the keys, so the result does not depend on
/// how many there are.
///
/// - Complexity: O(n) for keys of fixed width, with a second buffer of `keys.count` keys.
/// - Source: Knuth, "The Art of Computer Programming", volume 3, section 5.2.5, algorithm R.
func radixSort<Key: FixedWidthInteger & UnsignedInteger>(_ keys: inout [Key]) {
  guard keys.count > RadixSort.smallest, let first = keys.first else { return keys.sort() }
  let varying = keys.reduce(0) { $0 | ($1 ^ first) }
  var spare = [Key](unsafeUninitializedCapacity: keys.count) { buffer, count in
    buffer.initialize(repeating: 0)
    count = buffer.count
  }
  for shift in stride(from: 0, to: Key.bitWidth, by: RadixSort.bits)
  where (varying >> shift) & RadixSort.mask() != 0 {
    keys.withUnsafeBufferPointer { source in
      spare.withUnsafeMutableBufferPointer { RadixSort.move(source, to: $0, by: shift) }
    }
    swap(&keys, &spare)
  }
}

/// One digit of ``radixSort(_:)``.
private enum RadixSort {
  /// Bits of a digit: its counters fit into the fastest cache.
  static let bits = 11
  /// Below so many keys, comparing them is quicker.
  static let smallest = 2_000
  /// Keys that make a thread worth waking.
  static let grain = 1 << 16

  static func mask<Key: FixedWidthInteger>() -> Key { Key(truncatingIfNeeded: (1 << bits) - 1) }

  static func move<Key: FixedWidthInteger & UnsignedInteger>(
    _ source: UnsafeBufferPointer<Key>, to target: UnsafeMutableBufferPointer<Key>, by shift: Int
  ) {
    let parts = max(1, min(Threads.count, source.count / grain))
    let digits = 1 << bits
    let mask: Key = mask()
    func keys(of part: Int) -> Range<Int> {
      source.count * part / parts..<source.count * (part + 1) / parts
    }
    var places = [Int](repeating: 0, count: parts * digits)
    places.withUnsafeMutableBufferPointer { places in
      Threads.split(parts, grain: 1) { range in
        for part in range {
          for index in keys(of: part) {
            places[part * digits + Int(truncatingIfNeeded: (source[index] >> shift) & mask)] += 1
          }
        }
      }
      var next = 0
      for digit in 0..<digits {
        for part in 0..<parts {
          (places[part * digits + digit], next) = (next, next + places[part * digits + digit])
        }
      }
      Threads.split(parts, grain: 1) { range in
        for part in range {
          for index in keys(of: part) {
            let key = source[index]
            let place = part * digits + Int(truncatingIfNeeded: (key >> shift) & mask)
            target[places[place]] = key
            places[place] += 1
          }
        }
      }
    }
  }
}
