import Autograd
import Testing

@testable import Plugins

@Suite struct HardestPairsTests {
  /// Points 0, 1, 5 of one class and 4, 7 of another.
  private let labels = [0, 0, 0, 1, 1]
  private var distances: Tensor {
    let rows = Tensor([0, 1, 5, 4, 7] as [Double], shape: [5, 1])
    return rows.distances(to: rows)
  }

  @Test func `the farthest of one class and the nearest of two come in both orders`() {
    let pairs = hardestPairs(labels, distances) { _ in 2 }
    #expect(
      pairs
        == Pairs(
          same: [(0, 2), (2, 0), (1, 2), (2, 1)], different: [(2, 3), (3, 2), (2, 4), (4, 2)]))
  }

  @Test func `how many there are is counted without order`() {
    var counts: [Int] = []
    _ = hardestPairs(labels, distances) {
      counts.append($0); return 0
    }
    #expect(counts == [4, 6])
  }

  @Test func `earlier rows win a tie, and no number is too large`() {
    let equal = Tensor(repeating: 1, shape: [4, 4])
    let pairs = hardestPairs([0, 1, 0, 1], equal) { _ in 1 }
    #expect(pairs == Pairs(same: [(0, 2), (2, 0)], different: [(0, 1), (1, 0)]))
    #expect(hardestPairs([0, 1, 0, 1], equal) { _ in 99 }.different.count == 8)
  }
}
