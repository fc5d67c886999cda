import Testing

@testable import Workbench

struct TenFoldTests {
  @Test func `folds are contiguous and as even as can be`() throws {
    #expect(try TenFold.ranges(of: 11, folds: 3) == [0..<4, 4..<8, 8..<11])
    #expect(throws: EvaluationError.tooManyFolds(folds: 4, trials: 3)) {
      try TenFold.ranges(of: 3, folds: 4)
    }
    #expect(throws: EvaluationError.tooManyFolds(folds: 1, trials: 3)) {
      try TenFold.ranges(of: 3, folds: 1)
    }
  }

  @Test func `the threshold never sees its own fold`() throws {
    // Two folds on scales ten apart: each threshold is right for the other fold only.
    let result = try TenFold(
      [0.9, 0.1, 9, 1], same: [true, false, true, false], folds: 2)
    #expect(result.thresholds == [5, 0.5])
    #expect(result.accuracies == [0.5, 0.5])
    #expect(result.mean.value == 0.5 && result.mean.count == 4)
    #expect(result.standardDeviation == 0 && result.standardError == 0)
  }

  @Test func `deviation and error are of the folds`() throws {
    // The first grid point above the other fold's same pair is 0.21, then 0.11; the latter rejects 0.2.
    let result = try TenFold(
      squaredDistances: [0.1, 3, 0.2, 0.3], same: [true, false, true, false], folds: 2)
    #expect(result.thresholds == [0.21, 0.11])
    #expect(result.accuracies == [1, 0.5])
    // Both lie ¼ from their mean: √(2 (¼)² / 2) = ¼ and √(2 (¼)² / 1) / √2 = ¼.
    #expect(result.mean.value == 0.75 && result.standardDeviation == 0.25)
    #expect(abs(result.standardError - 0.25) < 1e-15)
  }

  @Test func `other folds of one kind are refused`() {
    #expect(throws: EvaluationError.oneClass(metric: "ROC", same: 0, different: 2)) {
      try TenFold([1, 2, 3, 4], same: [true, true, false, false], folds: 2)
    }
  }
}
