import Testing

@testable import Autograd

@Suite struct RandomTests {
  /// One line of the `kat_vectors` file that comes with Random123: words in order of index.
  struct KnownAnswer: Sendable {
    let counter: [UInt64]
    let key: [UInt64]
    let words: [UInt64]
  }

  /// Two 32-bit words as one of 64 bits, the first in the lower half.
  private static func pair(_ words: ArraySlice<UInt64>) -> UInt64 {
    words.reversed().reduce(0) { $0 << 32 | $1 }
  }

  @Test(arguments: [
    KnownAnswer(
      counter: [0, 0, 0, 0], key: [0, 0],
      words: [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
    KnownAnswer(
      counter: [0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff],
      key: [0xffff_ffff, 0xffff_ffff],
      words: [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
    KnownAnswer(
      counter: [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
      key: [0xa409_3822, 0x299f_31d0],
      words: [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]),
  ])
  func `ten rounds of Philox4x32 give the known answers of Random123`(_ known: KnownAnswer) {
    let (first, second) = Random.philox(
      Self.pair(known.key[...]), Self.pair(known.counter[2...]), Self.pair(known.counter[..<2]))
    #expect([first, second] == [Self.pair(known.words[..<2]), Self.pair(known.words[2...])])
  }

  @Test func `a generator counts through the positions of its stream`() {
    var random = Random(seed: 5, stream: 7)
    for position in 0..<4 as Range<UInt64> {
      let (first, second) = Random.philox(5, 7, position)
      #expect([random.next(), random.next()] == [first, second])
    }
  }

  @Test(arguments: 0..<4)
  func `a copy draws the same numbers, also in the middle of a pair`(_ drawn: Int) {
    var random = Random(seed: 1)
    for _ in 0..<drawn { _ = random.next() }
    var copy = random
    #expect((0..<8).map { _ in random.next() } == (0..<8).map { _ in copy.next() })
  }

  @Test(arguments: 0..<4, [0, 1, 2, 7, 1 << 20])
  func `an advanced generator draws what comes after`(_ drawn: Int, _ count: Int) {
    var random = Random(seed: 9, stream: 4)
    for _ in 0..<drawn { _ = random.next() }
    var advanced = random.advanced(by: count)
    for _ in 0..<count { _ = random.next() }
    #expect((0..<5).map { _ in advanced.next() } == (0..<5).map { _ in random.next() })
  }

  @Test func `a part's generator does not depend on what was drawn before`() {
    var random = Random(seed: 3)
    var before = random.split(4, 2)
    _ = random.normal()
    var after = random.split(4, 2)
    #expect(before.next() == after.next())
  }

  @Test func `parts have streams of their own, and the order of keys matters`() {
    let random = Random(seed: 3)
    var parts = [random, random.split(0), random.split(0, 0), random.split(1, 2)]
    parts += [random.split(2, 1), random.split(-1), random.split(Int.max), random.split(Int.min)]
    parts += [Random(seed: 4), Random(seed: 3, stream: 1)]
    parts += (1..<1000).map { random.split($0) }
    let firsts = parts.map { part in
      var part = part
      return part.next()
    }
    #expect(Set(firsts).count == parts.count)
  }

  @Test func `neighbouring parts are uncorrelated`() {
    let random = Random(seed: 8)
    let count = 20_000
    let values = (0...count).map { key in
      var part = random.split(key)
      return part.uniform() - 0.5
    }
    let products = zip(values, values.dropFirst()).map { 12 * $0 * $1 }
    // The mean of `count` products of independent uniform numbers has deviation 1/√count.
    #expect(abs(products.reduce(0, +) / Double(count)) < 4 / Double(count).squareRoot())
  }

  @Test(arguments: [1, 2, 3, 7, 10, 1 << 40, Int.max])
  func `integers stay below their bound`(_ bound: Int) {
    var random = Random(seed: 2)
    for _ in 0..<1000 { #expect((0..<bound).contains(random.integer(below: bound))) }
  }

  @Test(arguments: [2, 3, 7, 10])
  func `integers are drawn equally often`(_ bound: Int) {
    var random = Random(seed: 11)
    let draws = 70_000
    var counts = [Int](repeating: 0, count: bound)
    for _ in 0..<draws { counts[random.integer(below: bound)] += 1 }
    let expected = Double(draws) / Double(bound)
    let chiSquare = counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) }
    // Mean bound − 1 and variance 2(bound − 1) where no value is preferred.
    let freedom = Double(bound - 1)
    #expect(chiSquare / expected < freedom + 4 * (2 * freedom).squareRoot())
  }

  /// Below ¾ · 2⁶⁴ bits, a plain modulo or multiplication would hit one third of the range twice as
  /// often as the rest; three quarters of 2⁶³ is the largest such bound here.
  @Test func `a bound near the range of the generator brings no bias`() {
    var random = Random(seed: 12)
    let bound = Int.max / 4 * 3
    let draws = 30_000
    let low = (0..<draws).count { _ in random.integer(below: bound) < bound / 3 }
    let deviation = (Double(draws) * 2 / 9).squareRoot()
    #expect(abs(Double(low) - Double(draws) / 3) < 4 * deviation)
  }

  @Test func `uniform numbers lie in their range with the right mean and variance`() {
    var random = Random(seed: 6)
    let values = (0..<50_000).map { _ in random.uniform() }
    #expect(values.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(abs(mean(values) - 0.5) < 4 * (1 / 12.0 / 50_000).squareRoot())
    #expect(abs(mean(values.map { ($0 - 0.5) * ($0 - 0.5) }) - 1 / 12.0) < 0.002)
    let shifted = (0..<1000).map { _ in random.uniform(in: -3 ... -1) }
    #expect(shifted.allSatisfy { $0 >= -3 && $0 <= -1 })
  }

  @Test func `normal numbers have the moments of the normal distribution`() {
    var random = Random(seed: 9)
    let values = (0..<50_000).map { _ in random.normal() }
    let moments = (1...4).map { power in
      mean(values.map { value in (0..<power).reduce(1) { product, _ in product * value } })
    }
    // Variances of the powers 1 … 4: 1, 2, 15, 96.
    for (moment, (exact, variance)) in zip(moments, [(0, 1), (1, 2), (0, 15), (3, 96)]) {
      #expect(abs(moment - Double(exact)) < 4 * (Double(variance) / 50_000).squareRoot())
    }
  }

  @Test func `certain and impossible events do what they are called`() {
    var random = Random(seed: 1)
    #expect((0..<100).allSatisfy { _ in random.chance(1) })
    #expect((0..<100).allSatisfy { _ in !random.chance(0) })
  }

  @Test(arguments: [0, 1, 2, 17, 100])
  func `shuffling gives a permutation`(_ count: Int) {
    var random = Random(seed: 4)
    let elements = Array(0..<count)
    #expect(random.shuffled(elements).sorted() == elements)
  }

  @Test func `every order comes up equally often`() {
    var random = Random(seed: 4)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24_000 { counts[random.shuffled([0, 1, 2, 3]), default: 0] += 1 }
    #expect(counts.count == 24)
    let deviation = (1000.0 * 23 / 24).squareRoot()
    #expect(counts.values.allSatisfy { abs(Double($0) - 1000) < 4 * deviation })
  }

  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}
