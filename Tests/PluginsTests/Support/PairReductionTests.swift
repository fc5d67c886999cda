import Autograd
import Checks
import Testing

@testable import Plugins

@Suite struct PairReductionTests {
  /// Row 0 has two positives costing 1 and 3, row 1 one costing 0; of three rows row 0 has a negative
  /// costing 6.
  private func reduced(_ reduction: PairReduction) -> Double {
    let pairs = Pairs(same: [(0, 1), (0, 2), (1, 0)], different: [(0, 3)])
    return reduction(
      same: Tensor([1, 3, 0] as [Double], shape: [3]),
      different: Tensor([6] as [Double], shape: [1]), pairs: pairs, rows: 4
    ).scalar
  }

  @Test func `each reduction weighs pairs in its own way`() {
    #expect(reduced(.mean) == 10.0 / 4)
    #expect(reduced(.balanced) == 4.0 / 3 + 6)
    #expect(reduced(.nonZero) == 2 + 6)
    #expect(reduced(.perAnchor) == (2.0 + 0) / 4 + 6.0 / 4)
  }

  @Test(arguments: PairReduction.allCases) func `no pairs cost nothing`(_ reduction: PairReduction)
  {
    let none = Tensor([] as [Double], shape: [0])
    let pairs = Pairs(same: [], different: [])
    #expect(reduction(same: none, different: none, pairs: pairs, rows: 0).scalar == 0)
  }

  @Test func `what embeddings are compared by follows from the distance`() {
    #expect(Distance.euclidean.similarity(normalised: false) == .euclidean)
    #expect(Distance.euclidean.similarity(normalised: true) == .cosine)
    #expect(Distance.dot.similarity(normalised: false) == .cosine)
  }

  @Test func `distances and reductions are as published`() throws {
    try expectReplays("distances")
  }
}
