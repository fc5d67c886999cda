import Autograd
import Testing

@testable import Plugins

@Suite struct AllTripletsTests {
  /// P classes of K rows have P·K · (K - 1) · (P - 1)·K triplets.
  @Test func `their number is that of the batch`() throws {
    let labels = (0..<12).map { $0 % 4 }
    var count = 0
    let batch = try Embedded(Tensor(repeating: 0, shape: [12, 2]), labels: labels)
    AllTriplets().mine(batch).forEachTriplet { a, p, n in
      #expect(a != p && labels[a] == labels[p] && labels[a] != labels[n])
      count += 1
    }
    #expect(count == 12 * 2 * 9)
  }

  @Test func `they are those of a batch without a miner`() throws {
    let batch = try Embedded(
      Tensor(repeating: 0, shape: [7, 1]), labels: [0, 1, 0, 2, 1, 0, 3])
    var (plain, mined) = (Set<[Int]>(), Set<[Int]>())
    batch.forEachTriplet { plain.insert([$0, $1, $2]) }
    AllTriplets().mine(batch).forEachTriplet { mined.insert([$0, $1, $2]) }
    #expect(plain == mined && plain.count == 3 * 2 * 4 + 2 * 1 * 5)
  }

  @Test func `rows without a positive get no pairs`() throws {
    let pairs = try AllTriplets().pairs(Tensor(repeating: 0, shape: [3, 2]), labels: [5, 1, 5])
    #expect(pairs == Pairs(same: [(0, 2), (2, 0)], different: [(0, 1), (2, 1)]))
  }
}
