import Autograd
import TestSupport
import Testing

@testable import Plugins

@Suite struct AllPairsTests {
  @Test func `every ordered pair is there, split by class`() throws {
    let pairs = try AllPairs().pairs(Tensor(repeating: 0, shape: [3, 2]), labels: [5, 1, 5])
    #expect(
      pairs
        == Pairs(same: [(0, 2), (2, 0)], different: [(0, 1), (1, 0), (1, 2), (2, 1)]))
  }

  /// P classes of K rows have P·K·(K - 1) pairs of one class and P·K·(P - 1)·K others.
  @Test func `their numbers are those of the batch`() throws {
    let labels = (0..<12).map { $0 % 4 }
    let pairs = try AllPairs().pairs(randomTensor([12, 3]), labels: labels)
    #expect(pairs.same.count == 4 * 3 * 2 && pairs.different.count == 12 * 9)
  }
}
