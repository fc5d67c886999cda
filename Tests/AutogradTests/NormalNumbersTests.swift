import Testing

@testable import Autograd

@Suite struct NormalNumbersTests {
  /// More than one thread's share, so that a thread begins in the middle; a count that is no multiple
  /// of eight; and words drawn before, so that pairs begin with a second word.
  @Test(arguments: 0...2)
  func `initial weights are what one generator draws in order`(_ drawn: Int) {
    var (random, plain) = (Random(seed: 3), Random(seed: 3))
    for _ in 0..<drawn { _ = (random.next(), plain.next()) }
    let normal = Tensor.normal([3, 10_001], deviation: 0.5, random: &random)
    for value in normal.floats {
      let exact = Float(0.5 * plain.normal())
      #expect(abs(value - exact) <= exact.ulp)
    }
    let uniform = Tensor.uniform([20_001], bound: 2, random: &random)
    #expect(uniform.floats == (0..<20_001).map { _ in Float(plain.uniform(in: -2...2)) })
    #expect(random.next() == plain.next())
  }

  @Test func `a number is the same in whatever part it is drawn`() {
    let random = Random(seed: 4)
    func drawn(_ parts: [Range<Int>]) -> [Float] {
      [Float](unsafeUninitializedCapacity: 4000) { values, filled in
        for part in parts { random.fill(values, part, deviation: 1) }
        filled = 4000
      }
    }
    #expect(drawn([0..<4000]) == drawn([1753..<4000, 0..<3, 3..<1753]))
  }

  @Test func `words become the fractions that a generator makes of them`() {
    let words = SIMD8<UInt64>(0, 1, 1 << 11, 1 << 43, 1 << 63, .max, .max - 2047, 0x1234_5678_9ABC)
    let numbers = NormalNumbers.uniform(words)
    for lane in 0..<8 { #expect(numbers[lane] == Double(words[lane] >> 11) * 0x1p-53) }
  }
}
