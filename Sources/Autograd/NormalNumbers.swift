/// Eight numbers of the standard normal distribution at a time, from the words that
/// ``Random/normal()`` would take.
///
/// A network begins with tens of millions of them, which the C library's functions would take
/// seconds for. Logarithm and sine are power series that end below 10⁻¹³, far beyond single
/// precision; there is no other difference from ``Random/normal()``, and no library in it.
///
/// - Source: Box, Muller, "A Note on the Generation of Random Normal Deviates", Annals of
///   Mathematical Statistics 29, 1958.
enum NormalNumbers {
  typealias Words = SIMD8<UInt64>
  typealias Numbers = SIMD8<Double>

  /// √(-2 ln(1 - u)) · cos(2πv) of words made uniform in `0 ..< 1` with 53 bits.
  @inline(__always) static func normal(_ first: Words, _ second: Words) -> Numbers {
    let radius = (-2 * logarithm(1 - uniform(first))).squareRoot()
    return radius * turnedCosine(uniform(second))
  }

  /// Ten rounds of Philox4x32 at eight positions, as ``Random/philox(_:_:_:)``.
  @inline(__always) static func philox(
    _ key: UInt64, _ high: UInt64, _ low: Words
  ) -> (Words, Words) {
    let mask = Words(repeating: 0xFFFF_FFFF)
    var (c0, c1) = (low & mask, low &>> 32)
    var (c2, c3) = (Words(repeating: high & 0xFFFF_FFFF), Words(repeating: high &>> 32))
    var (k0, k1) = (UInt32(truncatingIfNeeded: key), UInt32(truncatingIfNeeded: key &>> 32))
    for _ in 0..<10 {
      let p0 = c0 &* Words(repeating: 0xD251_1F53)
      let p1 = c2 &* Words(repeating: 0xCD9E_8D57)
      (c0, c1, c2, c3) = (
        (p1 &>> 32) ^ c1 ^ Words(repeating: UInt64(k0)), p1 & mask,
        (p0 &>> 32) ^ c3 ^ Words(repeating: UInt64(k1)), p0 & mask
      )
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    return ((c1 &<< 32) | c0, (c3 &<< 32) | c2)
  }

  /// The upper 53 bits as a fraction.
  ///
  /// Halves of a word become numbers by standing in the mantissa of
  /// 2⁵² and of 2⁸⁴, since not every machine converts integers of 64 bits in vectors.
  @inline(__always) static func uniform(_ words: Words) -> Numbers {
    let bits = words &>> 11
    let low = unsafeBitCast(
      (bits & Words(repeating: 0xFFFF_FFFF)) | Words(repeating: 0x4330_0000_0000_0000),
      to: Numbers.self)
    let high = unsafeBitCast(
      (bits &>> 32) | Words(repeating: 0x4530_0000_0000_0000), to: Numbers.self)
    return ((high - (0x1p84 + 0x1p52)) + low) * 0x1p-53
  }

  /// The natural logarithm of numbers in 2⁻⁵³ … 1: ln(2ᵉ m) = e ln 2 + 2 artanh((m - 1) / (m + 1)),
  /// with m between √½ and √2.
  @inline(__always) static func logarithm(_ x: Numbers) -> Numbers {
    let bits = unsafeBitCast(x, to: Words.self)
    let rootHalf = Words(repeating: (0.5 as Double).squareRoot().bitPattern)
    let biased = (bits &+ (Words(repeating: (1 as Double).bitPattern) &- rootHalf)) &>> 52
    let m = unsafeBitCast(
      bits &- ((biased &- Words(repeating: 1023)) &<< 52), to: Numbers.self)
    let exponent =
      unsafeBitCast(biased | Words(repeating: 0x4330_0000_0000_0000), to: Numbers.self)
      - (0x1p52 + 1023)
    let s = (m - 1) / (m + 1)
    let z = s * s
    var series = Numbers(repeating: 1.0 / 19)
    for term in 0..<9 { series = series * z + 1 / Double(17 &- 2 &* term) }
    return exponent * 0.693_147_180_559_945_3 + 2 * s * series
  }

  /// cos(2πv) for v in `0 ..< 1`, as the sine of a quarter turn less the way to the nearest whole
  /// turn.
  @inline(__always) static func turnedCosine(_ v: Numbers) -> Numbers {
    let half = v.replacing(with: 1 - v, where: v .> 0.5)
    let y = (0.25 - half) * (2 * Double.pi)
    let z = y * y
    var series = Numbers(repeating: 1)
    for term in 0..<10 {
      let order = Double(20 &- 2 &* term)
      series = 1 - series * z * (1 / (order * (order + 1)))
    }
    return y * series
  }
}

extension Random {
  /// The next sixteen words, in eight pairs of one after the other.
  @inline(__always) mutating func nextPairs() -> (NormalNumbers.Words, NormalNumbers.Words) {
    let steps = NormalNumbers.Words(0, 1, 2, 3, 4, 5, 6, 7)
    let here = NormalNumbers.philox(seed, stream, steps &+ NormalNumbers.Words(repeating: position))
    defer { position &+= 8 }
    guard spare != nil else { return here }
    // Drawing stands in the middle of a pair: second words come before first ones.
    let before = NormalNumbers.philox(
      seed, stream, steps &+ NormalNumbers.Words(repeating: position &- 1))
    spare = here.1[7]
    return (before.1, here.0)
  }

  /// Writes `deviation` times the numbers that ``normal()`` draws, those of a part.
  ///
  /// All are computed in eights, so that a number is the same in whatever part it stands.
  func fill(
    _ values: UnsafeMutableBufferPointer<Float>, _ part: Range<Int>, deviation: Double
  ) {
    guard let target = values.baseAddress else { return }
    var own = advanced(by: 2 * part.lowerBound)
    var index = part.lowerBound
    while index < part.upperBound {
      let (first, second) = own.nextPairs()
      let numbers = NormalNumbers.normal(first, second) * deviation
      for lane in 0..<min(8, part.upperBound &- index) {
        target[index &+ lane] = Float(numbers[lane])
      }
      index &+= 8
    }
  }
}
