internal import Foundation

/// Counter-based random numbers: a value is a pure function of seed, stream and position.
///
/// A generator is a few integers, so a resumed run draws the same numbers as an uninterrupted one
/// and the number of loader tasks changes nothing: give each image its own ``split(_:)``.
///
/// - Source: Salmon, Moraes, Dror, Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011;
///   Philox4x32-10. Streams are keyed by folding the split keys into the upper counter words.
public struct Random: RandomNumberGenerator, Sendable {
  let seed: UInt64
  let stream: UInt64
  var position: UInt64 = 0
  var spare: UInt64?

  /// The generator of `seed` at position zero of `stream`.
  public init(seed: UInt64, stream: UInt64 = 0) {
    self.seed = seed
    self.stream = stream
  }

  /// An independent generator for a part of the work, named by integers (epoch, row, …).
  public func split(_ keys: Int...) -> Random {
    var mixed = stream
    for key in keys {
      mixed = Random.philox(seed, mixed, UInt64(bitPattern: Int64(key)) ^ 0x9E37_79B9_7F4A_7C15).0
    }
    return Random(seed: seed, stream: mixed)
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    if let value = spare {
      spare = nil
      return value
    }
    let (first, second) = Random.philox(seed, stream, position)
    position &+= 1
    spare = second
    return first
  }

  /// The generator after so many calls of ``next()``, without making them.
  func advanced(by count: Int) -> Random {
    var result = self
    let drawn = 2 &* position &- (spare == nil ? 0 : 1) &+ UInt64(count)
    result.position = drawn / 2
    result.spare = nil
    if drawn % 2 == 1 { _ = result.next() }
    return result
  }

  /// A number in `0 ..< 1` with 53 random bits.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number in `range`.
  public mutating func uniform(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + uniform() * (range.upperBound - range.lowerBound)
  }

  /// A number of the standard normal distribution (Box and Muller, one of the pair).
  public mutating func normal() -> Double {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    return radius * cos(2 * .pi * uniform())
  }

  /// An integer in `0 ..< bound`, without bias (Lemire's multiplication method).
  public mutating func integer(below bound: Int) -> Int {
    require(bound > 0, "integer(below: \(bound)) needs a positive bound")
    let bound = UInt64(bound)
    let threshold = (0 &- bound) % bound
    while true {
      let (high, low) = next().multipliedFullWidth(by: bound)
      if low >= threshold { return Int(high) }
    }
  }

  /// Whether an event of the given probability happens.
  public mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

  /// The elements in random order (Fisher and Yates).
  public mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    for last in stride(from: result.count - 1, to: 0, by: -1) {
      result.swapAt(last, integer(below: last + 1))
    }
    return result
  }

  /// Ten rounds of Philox4x32 on the counter (position, stream) under the key seed.
  static func philox(_ key: UInt64, _ high: UInt64, _ low: UInt64) -> (UInt64, UInt64) {
    var c0 = UInt32(truncatingIfNeeded: low)
    var c1 = UInt32(truncatingIfNeeded: low >> 32)
    var c2 = UInt32(truncatingIfNeeded: high)
    var c3 = UInt32(truncatingIfNeeded: high >> 32)
    var k0 = UInt32(truncatingIfNeeded: key)
    var k1 = UInt32(truncatingIfNeeded: key >> 32)
    for _ in 0..<10 {
      let p0 = UInt64(c0) &* 0xD251_1F53
      let p1 = UInt64(c2) &* 0xCD9E_8D57
      (c0, c1, c2, c3) = (
        UInt32(truncatingIfNeeded: p1 >> 32) ^ c1 ^ k0, UInt32(truncatingIfNeeded: p1),
        UInt32(truncatingIfNeeded: p0 >> 32) ^ c3 ^ k1, UInt32(truncatingIfNeeded: p0)
      )
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    return (UInt64(c1) << 32 | UInt64(c0), UInt64(c3) << 32 | UInt64(c2))
  }
}
