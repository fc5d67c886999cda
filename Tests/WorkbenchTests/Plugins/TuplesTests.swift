import Testing

@testable import Autograd
@testable import Workbench

@Suite struct TuplesTests {
  private let triplets: [Mined.Triplet] = [
    Mined.Triplet(0, 1, 2), Mined.Triplet(0, 1, 3), Mined.Triplet(4, 5, 2),
  ]

  private func enumerated(_ batch: Embedded) -> [Mined.Triplet] {
    var found: [Mined.Triplet] = []
    batch.forEachTriplet { found.append(Mined.Triplet($0, $1, $2)) }
    return found
  }

  private func batch(_ labels: [Int], _ mined: Mined? = nil) throws -> Embedded {
    try Embedded(Tensor(repeating: 0, shape: [labels.count, 2]), labels: labels, mined: mined)
  }

  @Test func `triplets are pairs with their anchor, each once`() {
    let pairs = Mined.triplets(triplets).pairs
    #expect(
      pairs == Pairs(same: [(0, 1), (4, 5)], different: [(0, 2), (0, 3), (4, 2)]))
  }

  @Test func `pairs are triplets of one anchor's positives and negatives`() throws {
    let pairs = Pairs(same: [(0, 1), (1, 0), (2, 3)], different: [(0, 2), (0, 3), (1, 2)])
    #expect(
      try enumerated(batch([0, 0, 1, 1], .pairs(pairs)))
        == [Mined.Triplet(0, 1, 2), Mined.Triplet(0, 1, 3), Mined.Triplet(1, 0, 2)])
  }

  @Test func `without a miner all triplets come, as many as there must be`() throws {
    let labels = [0, 0, 0, 1, 1, 2]
    let all = try enumerated(batch(labels))
    // 3·2·3 of class 0 and 2·1·4 of class 1.
    #expect(all.count == 18 + 8 && Set(all).count == all.count)
    for triplet in all {
      #expect(labels[triplet.anchor] == labels[triplet.positive])
      #expect(labels[triplet.anchor] != labels[triplet.negative])
      #expect(triplet.anchor != triplet.positive)
    }
    #expect(try Set(enumerated(batch(labels, .pairs(.all(of: labels))))) == Set(all))
  }

  @Test func `distances are computed once a batch`() throws {
    let batch = try Embedded(
      Tensor([1, 0, 0, 2] as [Float], shape: [2, 2]).parameter(), labels: [0, 1])
    let first = batch.distances(.euclidean, normalised: true)
    #expect(first.node === batch.distances(.euclidean, normalised: true).node)
    #expect(first.node !== batch.distances(.euclidean, normalised: false).node)
    #expect(batch.cosines.node === batch.cosines.node)
  }

  @Test func `notes of a term carry its prefix`() throws {
    let notes = Notes()
    let batch = try Embedded(
      Tensor(repeating: 0, shape: [1, 2]), labels: [0], notes: notes)
    batch.note("active", 0.5)
    batch.noting(under: "2.triplet.").note("active", 0.25)
    #expect(notes.values == ["active": 0.5, "2.triplet.active": 0.25])
  }
}
