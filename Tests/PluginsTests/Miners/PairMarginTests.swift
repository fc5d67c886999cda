import Autograd
import Testing

@testable import Plugins

@Suite struct PairMarginTests {
  /// Directions at 0°, 90°, 180° and 5°, of any length.
  ///
  /// Distances between unit vectors are
  /// 2 sin(angle / 2): 90° is 1.414, 180° is 2, 5° is 0.0872, 85° is 1.351, 175° is 1.998.
  private let rows = Tensor(
    [3, 0, 0, 0.1, -20, 0, 0.99619470, 0.08715574] as [Float], shape: [4, 2])

  @Test func `far pairs of one class and near pairs of two are kept`() throws {
    let pairs = try PairMargin().pairs(rows, labels: [0, 0, 1, 1])
    // Of one class: 0–1 at 1.414 and 2–3 at 1.998, both above 0.2.
    #expect(pairs.same.map { [$0.0, $0.1] } == [[0, 1], [1, 0], [2, 3], [3, 2]])
    // Of two: only 0–3 at 0.087 is below 0.8.
    #expect(pairs.different.map { [$0.0, $0.1] } == [[0, 3], [3, 0]])
  }

  @Test func `pairs of one class that are near already are left out`() throws {
    let pairs = try PairMargin().pairs(rows, labels: [0, 1, 2, 0])
    #expect(pairs.same.isEmpty)
    #expect(pairs.different.isEmpty)
  }

  @Test func `thresholds are options`() throws {
    let miner = try Registry.standard.miner("pair-margin positive=1.5 negative=1.4")
    let pairs = try miner.pairs(rows, labels: [0, 0, 1, 1])
    #expect(pairs.same.map { [$0.0, $0.1] } == [[2, 3], [3, 2]])
    // 0–3 at 0.087 and 1–3 at 1.351.
    #expect(pairs.different.map { [$0.0, $0.1] } == [[0, 3], [1, 3], [3, 0], [3, 1]])
  }

  @Test func `a negative threshold is refused`() throws {
    #expect(throws: OptionError.self) { try Registry.standard.miner("pair-margin negative=-1") }
  }
}
