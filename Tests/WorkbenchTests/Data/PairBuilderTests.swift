import Testing

@testable import Workbench

@Suite struct PairBuilderTests {
  /// round(7 · 7/10) = round(4.9) = 5 negatives, 2 positives.
  @Test(
    "the ratio is of negatives to positives, rounded for the negatives",
    arguments: [(1000, 5, 5, 500), (1000, 6, 4, 600), (1000, 7, 3, 700), (7, 7, 3, 5)])
  func ratio(total: Int, negative: Int, positive: Int, expected: Int) {
    let builder = PairBuilder(total: total, negativeParts: negative, positiveParts: positive)
    #expect(builder.negatives == expected && builder.positives == total - expected)
  }

  private let labels = [0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 4, 4]

  @Test func `no pair occurs twice and none joins a row with itself`() throws {
    // Same: 3 + 3 + 6 + 0 + 1 = 13; all 13·12/2 = 78 pairs, so 65 are of two classes.
    let builder = PairBuilder(total: 78, negativeParts: 65, positiveParts: 13)
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
