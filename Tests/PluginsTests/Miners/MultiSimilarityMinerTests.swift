import Autograd
import Checks
import Testing

@testable import Plugins

@Suite struct MultiSimilarityMinerTests {
  @Test func `as published`() throws { try expectReplays("multi-similarity-miner") }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `a row keeps both kinds of pairs or neither`(_ seed: UInt64) throws {
    let rows = randomRows(seed)
    let pairs = try MultiSimilarityMiner(epsilon: 0.05)
      .pairs(rows, labels: (0..<12).map { $0 % 5 })
    #expect(Set(pairs.same.map(\.0)) == Set(pairs.different.map(\.0)))
  }

  @Test func `with a wide margin all pairs are kept`() throws {
    let labels = [0, 1, 0, 1]
    let pairs = try MultiSimilarityMiner(epsilon: 2.1).pairs(
      randomRows(1).gathering([0, 1, 2, 3]), labels: labels)
    #expect(pairs == .all(of: labels))
  }

  private func randomRows(_ seed: UInt64) -> Tensor {
    var random = Random(seed: seed)
    return Tensor((0..<36).map { _ in random.normal() }, shape: [12, 3])
  }
}
