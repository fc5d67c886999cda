import Testing
import Workbench

struct TopKTests {
  @Test func `the place among the logits`() throws {
    // Row 0: 2 > 1 > 0, label 0 has place 1. Row 1: all equal, label 2 comes last.
    #expect(try ranks(of: [0, 2], in: [1, 2, 0, 5, 5, 5]) == [1, 2])
  }

  @Test func `a row with a NaN is wrong and reported`() throws {
    let places = try ranks(of: [0, 0], in: [1, .nan, 1, 0])
    #expect(places == [nil, 0])
    let summary = try ClassificationSummary(places)
    #expect(summary.notANumber == 1)
    #expect(summary.top1.value == 0.5 && summary.top5.value == 0.5)
  }

  @Test func `infinite logits have places`() throws {
    #expect(try ranks(of: [1], in: [-.infinity, .infinity, 0]) == [0])
  }

  @Test func `accuracy grows with k`() throws {
    let values = try (1...4).map { try topKAccuracy([0, 1, 2, nil], k: $0).value }
    #expect(values == [0.25, 0.5, 0.75, 0.75])
  }

  @Test func `what is not rows of classes is refused`() {
    #expect(throws: EvaluationError.empty(metric: "top-k")) { try ranks(of: [], in: []) }
    #expect(throws: EvaluationError.lengths(metric: "top-k", expected: 2, got: 3)) {
      try ranks(of: [0, 0], in: [1, 2, 3])
    }
    #expect(throws: EvaluationError.self) { try ranks(of: [2], in: [1, 2]) }
    #expect(throws: EvaluationError.self) { try ranks(of: [-1], in: [1, 2]) }
    #expect(throws: EvaluationError.self) { try topKAccuracy([0], k: 0) }
    #expect(throws: EvaluationError.empty(metric: "top-k")) { try topKAccuracy([], k: 1) }
  }

  @Test func `results have names`() throws {
    let names = try ClassificationSummary([0]).flattened.map(\.name)
    #expect(names == ["classification.top1", "classification.top5"])
  }
}
