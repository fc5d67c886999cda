import Autograd
import Testing

@testable import Plugins

@Suite struct PairedRowsTests {
  private func pairs(_ labels: [Int]) throws -> (same: [[Int]], different: [[Int]]) {
    let batch = try Embedded(
      Tensor(repeating: 1, shape: [labels.count, 2]), labels: labels)
    let pairs = PairedRows().mine(batch).pairs
    return (pairs.same.map { [$0.0, $0.1] }, pairs.different.map { [$0.0, $0.1] })
  }

  @Test func `each two rows are a pair, and no others are`() throws {
    let pairs = try pairs([4, 4, 1, 2, 4, 4])
    #expect(pairs.same == [[0, 1], [1, 0], [4, 5], [5, 4]])
    #expect(pairs.different == [[2, 3], [3, 2]])
  }

  @Test func `a row without a partner is in no pair`() throws {
    let pairs = try pairs([4, 4, 1])
    #expect(pairs.same.count == 2 && pairs.different.isEmpty)
  }
}
