import Testing
import Workbench

struct HistogramTests {
  @Test func `bins hold their lower bound, the last also its upper one`() throws {
    let histogram = try Histogram(
      [0, 0.25, 0.5, 0.75, 1, 0.2], same: [true, true, true, true, true, false], bins: 4)
    #expect(histogram.edges == [0, 0.25, 0.5, 0.75, 1])
    #expect(histogram.same == [1, 1, 1, 2])
    #expect(histogram.different == [1, 0, 0, 0])
  }

  @Test func `no score is lost`() throws {
    let (scores, same) = randomTrials(seed: 2, count: 500)
    let histogram = try Histogram(scores + [.infinity, -.infinity], same: same + [true, false])
    #expect(histogram.same.reduce(0, +) == same.count { $0 } + 1)
    #expect(histogram.different.reduce(0, +) == same.count { !$0 } + 1)
    for (bin, count) in zip(histogram.same, histogram.different).map(+).enumerated().dropFirst()
      .dropLast()
    {
      let (low, high) = (histogram.edges[bin], histogram.edges[bin + 1])
      #expect(count == scores.count { $0 >= low && $0 < high })
    }
  }

  @Test func `equal scores share a bin`() throws {
    let histogram = try Histogram([2, 2, 2], same: [true, false, true], bins: 3)
    #expect(histogram.same.max() == 2 && histogram.different.max() == 1)
  }

  @Test func `what cannot be binned is refused`() {
    #expect(throws: EvaluationError.self) { try Histogram([1], same: [true], bins: 0) }
    #expect(throws: EvaluationError.self) { try Histogram([.infinity], same: [true]) }
    #expect(throws: EvaluationError.notANumber(metric: "histogram", index: 0)) {
      try Histogram([.nan], same: [true])
    }
  }
}
