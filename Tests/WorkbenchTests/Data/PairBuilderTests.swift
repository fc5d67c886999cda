import Testing

@testable import Workbench

@Suite struct PairBuilderTests {
  /// round(7 · 7/10) = round(4.9) = 5 negatives, 2 positives.
  @Test(
    "the ratio is of negatives to positives, rounded for the negatives",
    arguments: [
      (1000, 5, 5, 500), (1000, 6, 4, 600), (1000, 7, 3, 700), (7, 7, 3, 5),
      // Halves go to the even number: 2.5 and 3.5, 17.5 and 10.5.
      (5, 5, 5, 2), (7, 5, 5, 4), (25, 7, 3, 18), (15, 7, 3, 10), (3, 0, 2, 0), (3, 2, 0, 3),
    ])
  func ratio(total: Int, negative: Int, positive: Int, expected: Int) {
    let builder = PairBuilder(total: total, negativeParts: negative, positiveParts: positive)
    #expect(builder.negatives == expected && builder.positives == total - expected)
    #expect(PairBuilder(total: total, ratio: "\(negative):\(positive)") == builder)
  }

  @Test(arguments: ["", "7", "7:", ":3", "7:3:1", "7:-3", "0:0", "a:b", "1001:1", "0.5:0.5"])
  func `other texts are no ratio`(_ text: String) {
    #expect(PairBuilder(total: 10, ratio: text) == nil)
  }

  private let labels = [0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 4, 4]

  @Test(arguments: PairBuilder.Weighting.allCases)
  func `no pair occurs twice and none joins a row with itself`(
    _ weighting: PairBuilder.Weighting
  ) throws {
    // Same: 3 + 3 + 6 + 0 + 1 = 13; all 13·12/2 = 78 pairs, so 65 are of two classes.
    let builder = PairBuilder(
      total: 78, negativeParts: 65, positiveParts: 13, weighting: weighting)
    let pairs = try builder.pairs(of: labels, random: Random(seed: 5))
    let keys = Set(zip(pairs.left, pairs.right).map { [min($0, $1), max($0, $1)] })
    #expect(keys.count == 78)
    #expect(zip(pairs.left, pairs.right).allSatisfy { $0 != $1 })
    for (index, same) in pairs.same.enumerated() {
      #expect(same == (labels[pairs.left[index]] == labels[pairs.right[index]]))
    }
    #expect(pairs.same.filter { $0 }.count == 13)
  }

  @Test func `the same seed builds the same pairs, another seed others`() throws {
    let builder = PairBuilder(total: 10)
    let first = try builder.pairs(of: labels, random: Random(seed: 5))
    let again = try builder.pairs(of: labels, random: Random(seed: 5))
    let other = try builder.pairs(of: labels, random: Random(seed: 6))
    #expect(first.left == again.left && first.right == again.right && first.same == again.same)
    #expect(first.left != other.left)
  }

  @Test func `positive pairs draw the class first, whatever its size`() throws {
    let labels =
      Array(repeating: 0, count: 60) + Array(repeating: 1, count: 60)
      + Array(repeating: 2, count: 600)
    let pairs = try PairBuilder(total: 1200).pairs(of: labels, random: Random(seed: 1))
    let ofLarge = zip(pairs.left, pairs.same).filter { labels[$0] == 2 && $1 }.count
    // 200 of 600 are expected, with a standard deviation of 11.5.
    #expect((150...250).contains(ofLarge))
  }

  /// Few of very many pairs, with classes of one pair that are soon used up.
  @Test func `few pairs of many draw the class first too, and none twice`() throws {
    let sizes = Array(repeating: 2, count: 50) + Array(repeating: 60, count: 50)
    let labels = sizes.enumerated().flatMap { Array(repeating: $0, count: $1) }
    let builder = PairBuilder(total: 1000, negativeParts: 0, positiveParts: 1)
    let pairs = try builder.pairs(of: labels, random: Random(seed: 3))
    #expect(pairs.same == Array(repeating: true, count: 1000))
    let keys = Set(zip(pairs.left, pairs.right).map { [min($0, $1), max($0, $1)] })
    #expect(keys.count == 1000 && keys.allSatisfy { labels[$0[0]] == labels[$0[1]] })
    // Of 88 550 pairs 50 are of small classes, yet these have half of the chances: nearly all come.
    #expect(pairs.left.count { labels[$0] < 50 } >= 48)
    #expect(keys.allSatisfy { $0[0] != $0[1] })
  }

  @Test func `with equal chances for pairs, large classes come up by the square of their size`()
    throws
  {
    let labels = Array(repeating: 0, count: 100) + Array(repeating: 1, count: 300)
    let builder = PairBuilder(total: 8000, weighting: .perPair)
    let pairs = try builder.pairs(of: labels, random: Random(seed: 1))
    let ofSmall = zip(pairs.left, pairs.same).filter { labels[$0] == 0 && $1 }.count
    // 4000 · 4950 / (4950 + 44850) = 398 are expected, with a standard deviation of 18.
    #expect((320...475).contains(ofSmall))
  }

  /// Classes of 10, 10 and 40 rows: of 100 + 400 + 400 negative pairs, 1/9 are of the small two.
  @Test func `and so do negative pairs`() throws {
    let labels = (0..<60).map { $0 < 10 ? 0 : $0 < 20 ? 1 : 2 }
    func ofSmall(_ weighting: PairBuilder.Weighting) throws -> Int {
      try (0..<50 as Range<UInt64>).reduce(0) { sum, seed in
        let builder = PairBuilder(
          total: 90, negativeParts: 1, positiveParts: 0, weighting: weighting)
        let pairs = try builder.pairs(of: labels, random: Random(seed: seed))
        return sum + zip(pairs.left, pairs.right).count { labels[$0] < 2 && labels[$1] < 2 }
      }
    }
    // Of 4500: 500 are expected, deviation 21 at most; per class a third, less what is used up.
    #expect((420...580).contains(try ofSmall(.perPair)))
    #expect((1100...1550).contains(try ofSmall(.perClass)))
  }

  @Test func `places in the list of pairs are counted right, far out too`() {
    let first = (0..<10).map { PairDraw.pair(at: $0) }
    #expect(first.map(\.first) == [0, 0, 1, 0, 1, 2, 0, 1, 2, 3])
    #expect(first.map(\.second) == [1, 2, 2, 3, 3, 3, 4, 4, 4, 4])
    for second in [2_000_000_000, 94_906_267] {
      let start = second * (second - 1) / 2
      #expect(PairDraw.pair(at: start) == (0, second))
      #expect(PairDraw.pair(at: start - 1) == (second - 2, second - 1))
    }
  }

  @Test func `more pairs than there are is an error, limited builds what there is`() throws {
    #expect(
      throws: DataError(
        "pairs", "50 of one class and 50 of two are wanted, 13 and 65 exist")
    ) { try PairBuilder(total: 100).pairs(of: labels, random: Random(seed: 1)) }
    #expect(PairBuilder(total: 100).limited(to: labels)?.total == 26)
    #expect(PairBuilder(total: 20).limited(to: labels)?.total == 20)
    #expect(PairBuilder(total: 20).limited(to: [0, 1, 2]) == nil)
    #expect(PairBuilder(total: 20).limited(to: [0, 0]) == nil)
  }
}
