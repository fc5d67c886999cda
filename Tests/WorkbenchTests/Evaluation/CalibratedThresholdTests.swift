import Foundation
import Testing

@testable import Workbench

struct CalibratedThresholdTests {
  /// Eight different pairs at 0.1 … 0.8 and four same ones between.
  private let scores = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.55, 0.65, 0.75, 0.9]
  private let same = (0..<12).map { $0 >= 8 }

  @Test func `the threshold accepts most same pairs within the wanted rate`() throws {
    let threshold = try ROC(scores, same: same).threshold(atFalseAcceptRate: 0.25)
    // Two of eight may be accepted: 0.8 and 0.7; the middle of 0.65 and 0.6 takes 0.65 along.
    #expect(abs(threshold.value - 0.625) < 1e-12)
    #expect(threshold.falseAcceptRate == (try wilson(successes: 2, of: 8)))
    #expect(threshold.trueAcceptRate == (try wilson(successes: 3, of: 4)))
    #expect(threshold.target == 0.25 && threshold.scale == .cosine)
  }

  @Test func `on its own pairs it does what it says`() throws {
    for seed in 0..<10 as Range<UInt64> {
      let (scores, same) = randomTrials(seed: seed, count: 300, levels: 40)
      for target in [0.5, 0.1, 0.02] {
        let curve = try ROC(scores, same: same)
        let threshold = try curve.threshold(atFalseAcceptRate: target)
        let (falseAccepts, trueAccepts) = try threshold.judged(on: scores, same: same)
        #expect(falseAccepts == threshold.falseAcceptRate && falseAccepts.value <= target)
        #expect(trueAccepts == threshold.trueAcceptRate)
        #expect(trueAccepts == (try curve.trueAcceptRate(atFalseAcceptRate: target).rate))
      }
    }
  }

  @Test func `ties at the top are accepted by no threshold`() throws {
    let curve = try ROC([1, 1, 1, 0], same: [false, false, true, false])
    let threshold = try curve.threshold(atFalseAcceptRate: 0.34)
    #expect(threshold.value > 1 && threshold.falseAcceptRate.value == 0)
  }

  @Test func `a rate that the pairs cannot show is refused`() throws {
    let curve = try ROC(scores, same: same)
    _ = try curve.threshold(atFalseAcceptRate: 1.0 / 8)
    let error = EvaluationError.argument(
      metric: "threshold", name: "the wanted FAR",
      expected: "at least 1/8, for there are 8 different pairs, and below 1", got: "0.12")
    #expect(throws: error) { try curve.threshold(atFalseAcceptRate: 0.12) }
    #expect(throws: EvaluationError.self) { try curve.threshold(atFalseAcceptRate: 1) }
    #expect(throws: EvaluationError.self) { try curve.threshold(atFalseAcceptRate: .nan) }
  }

  @Test func `it says its scale and survives JSON`() throws {
    let threshold = try ROC(scores, same: same).threshold(atFalseAcceptRate: 0.25)
    #expect(
      "\(threshold)".hasPrefix(
        "cosine ≥ 0.6250 (squared distance of unit embeddings ≤ 0.7500): FAR 0.25000 ("))
    let data = try JSONEncoder().encode(threshold)
    #expect(try JSONDecoder().decode(CalibratedThreshold.self, from: data) == threshold)
  }
}
