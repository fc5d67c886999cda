import Testing

@testable import Workbench

struct SortedScoresTests {
  @Test func `keys order as scores do and lead back to them`() {
    let scores = [
      -Double.infinity, -2, -1e-300, 0, .leastNonzeroMagnitude, 1, 1.5, .greatestFiniteMagnitude,
      .infinity,
    ]
    let keys = scores.map(orderedKey)
    #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 })
    #expect(keys.map(score) == scores)
  }

  @Test func `both zeros are one score`() throws {
    #expect(orderedKey(-0.0) == orderedKey(0))
    #expect(try areaUnderCurve([0.0, -0.0], same: [true, false]) == 0.5)
  }

  @Test func `every distinct score comes once, from high to low, with its counts`() throws {
    let scores = [1.0, 3, 2, 3, 1, 3], same = [true, true, false, false, true, true]
    var seen: [[Double]] = []
    try SortedScores("AUC", scores, same: same).forEachScore {
      seen.append([$0, Double($1), Double($2)])
    }
    #expect(seen == [[3, 2, 1], [2, 0, 1], [1, 2, 0]])
  }
}
