import Testing
import Workbench

struct WilsonTests {
  /// Newcombe, "Two-Sided Confidence Intervals for the Single Proportion", Statistics in Medicine
  /// 1998, table I, method 3.
  @Test(arguments: [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
  ])
  func `as published`(_ successes: Int, _ trials: Int, _ lower: Double, _ upper: Double) throws {
    let estimate = try wilson(successes: successes, of: trials)
    #expect(abs(estimate.lower - lower) < 5e-5)
    #expect(abs(estimate.upper - upper) < 5e-5)
    #expect(estimate.value == Double(successes) / Double(trials) && estimate.count == trials)
  }

  @Test func `successes and failures mirror each other`() throws {
    let (won, lost) = (try wilson(successes: 3, of: 11), try wilson(successes: 8, of: 11))
    #expect(abs(won.lower - (1 - lost.upper)) < 1e-15)
  }

  @Test func `impossible counts are refused`() {
    #expect(throws: EvaluationError.empty(metric: "wilson")) { try wilson(successes: 0, of: 0) }
    #expect(throws: EvaluationError.self) { try wilson(successes: 3, of: 2) }
    #expect(throws: EvaluationError.self) { try wilson(successes: -1, of: 2) }
  }

  @Test func `an estimate reads as in reports`() {
    let estimate = Estimate(value: 0.9616, lower: 0.95, upper: 0.97449, count: 1000)
    #expect(estimate.description == "0.962 (0.950–0.974)")
    #expect(estimate.text(digits: 4) == "0.9616 (0.9500–0.9745)")
    let bare = Estimate(value: 0.5, lower: .nan, upper: .nan, count: 3)
    #expect(bare.description == "0.500")
  }
}
