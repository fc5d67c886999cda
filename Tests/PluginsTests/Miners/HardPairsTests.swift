import Autograd
import Checks
import Testing

@testable import Plugins

@Suite struct HardPairsTests {
  /// Directions at 0°, 10°, 90° of one class and 20°, 105° of another: the least similar pair of one
  /// class is 0°–90°, the most similar of two 10°–20°.
  private let rows = Tensor(
    [1, 0, 0.98480775, 0.17364818, 0, 2, 0.93969262, 0.34202014, -0.25881905, 0.96592583]
      as [Double], shape: [5, 2])

  @Test func `the hardest pairs are kept in both orders`() throws {
    let pairs = try HardPairs(count: 1).pairs(rows, labels: [0, 0, 0, 1, 1])
    #expect(pairs.same.map { [$0.0, $0.1] } == [[0, 2], [2, 0]])
    #expect(pairs.different.map { [$0.0, $0.1] } == [[1, 3], [3, 1]])
  }

  @Test func `where there are fewer all are kept`() throws {
    let labels = [0, 0, 0, 1, 1]
    let pairs = try HardPairs(count: 100).pairs(rows, labels: labels)
    #expect(pairs.same.count == 8 && pairs.different.count == 12)
  }

  @Test func `no pairs are refused`() {
    #expect(throws: OptionError.self) { try Registry.standard.miner("hard-pairs count=0") }
  }
}
