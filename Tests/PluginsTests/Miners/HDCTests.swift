import Autograd
import Checks
import TestSupport
import Testing

@testable import Plugins

@Suite struct HDCTests {
  @Test func `as published`() throws { try expectReplays("hdc") }

  /// Six classes of two rows have 6 unordered pairs of one class and 66 - 6 = 60 others.
  @Test(arguments: [(0.1, 1, 6), (0.55, 4, 33), (1.0, 6, 60)])
  func `the fraction is of unordered pairs, rounded up`(
    _ fraction: Double, _ same: Int, _ different: Int
  ) throws {
    let labels = (0..<12).map { $0 % 6 }
    let pairs = try HDC(fraction: fraction).pairs(randomTensor([12, 4]), labels: labels)
    #expect(pairs.same.count == 2 * same && pairs.different.count == 2 * different)
  }

  @Test func `the hardest are kept`() throws {
    let rows = randomTensor([8, 3])
    let labels = [0, 0, 0, 0, 1, 1, 1, 1]
    let d = try Embedded(rows, labels: labels).distances(.euclidean, normalised: true).doubles
    let (all, kept) = (Pairs.all(of: labels), try HDC(fraction: 0.25).pairs(rows, labels: labels))
    func distances(_ pairs: [(Int, Int)]) -> [Double] { pairs.map { d[$0.0 * 8 + $0.1] }.sorted() }
    // 3 of 12 unordered pairs of one class, 4 of 16 others, each twice.
    #expect(distances(kept.same) == Array(distances(all.same).suffix(6)))
    #expect(distances(kept.different) == Array(distances(all.different).prefix(8)))
  }

  @Test func `a fraction of nothing is refused`() {
    #expect(throws: OptionError.self) { try Registry.standard.miner("hdc fraction=0") }
  }
}
