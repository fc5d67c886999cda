import Testing

@testable import Workbench

@Suite struct TupleCountsTests {
  /// Classes of 3, 2 and 1: positives 3 + 1, pairs 15; triplets 3·2·3 + 2·1·4.
  @Test func `pairs and triplets are counted from the sizes of classes`() {
    let counts = TupleCounts(of: [0, 1, 0, 2, 1, 0])
    #expect(counts.pairs == 15 && counts.positivePairs == 4 && counts.negativePairs == 11)
    #expect(counts.triplets == 26)
  }

  @Test(arguments: [[], [0], [0, 0, 0, 0], [0, 1, 2, 3], [0, 1, 1, 2, 2, 2, 0]])
  func `counts are those of the lists of all pairs and triplets`(_ labels: [Int]) throws {
    let counts = TupleCounts(of: labels)
    let pairs = Pairs.all(of: labels)
    #expect(2 * counts.positivePairs == pairs.same.count)
    #expect(2 * counts.negativePairs == pairs.different.count)
    let batch = try Embedded(Tensor(repeating: 0, shape: [labels.count, 1]), labels: labels)
    var triplets = 0
    batch.forEachTriplet { _, _, _ in triplets += 1 }
    #expect(counts.triplets == triplets)
  }
}
