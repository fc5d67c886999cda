import Testing
import Workbench

struct ROCTests {
  @Test func `ties make one point`() throws {
    let roc = try ROC([0.5, 0.5, 0.5, 0.1], same: [true, false, true, false])
    #expect(roc.points.map(\.trueAccepts) == [0, 2, 2])
    #expect(roc.points.map(\.falseAccepts) == [0, 1, 2])
    #expect(roc.points.map(\.threshold) == [.infinity, 0.5, 0.1])
  }

  @Test func `a negative zero ties with zero`() throws {
    #expect(try ROC([0.0, -0.0], same: [true, false]).points.count == 2)
  }

  @Test func `true accept rate never falls as more false accepts are allowed`() throws {
    let (scores, same) = randomTrials(seed: 5)
    let roc = try ROC(scores, same: same)
    let rates = try stride(from: 0.01, through: 1, by: 0.01).map {
      try roc.trueAcceptRate(atFalseAcceptRate: $0).rate.value
    }
    #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(rates.last == 1)
  }

  @Test func `a rate finer than the trials is said to be so`() throws {
    let same = (0..<150).map { $0 < 50 }
    let roc = try ROC(same.map { $0 ? 1 : 0 }, same: same)
    let fine = try roc.trueAcceptRate(atFalseAcceptRate: 0.001)
    #expect(!fine.isResolvable)
    #expect(
      fine.description == "not resolvable: FAR 0.001 needs 1000 different pairs, got 100")
    let coarse = try roc.trueAcceptRate(atFalseAcceptRate: 0.01)
    #expect(coarse.isResolvable)
    // Wilson: 50 of 50 has the lower bound 50 / (50 + 1.96²) = 0.929.
    #expect(coarse.description == "1.000 (0.929–1.000)")
  }

  @Test func `the whole partial area is the area`() throws {
    let (scores, same) = randomTrials(seed: 6)
    let roc = try ROC(scores, same: same)
    #expect(try roc.partialArea(upTo: 1) == roc.area)
  }

  @Test(arguments: [0, -0.1, 1.5, Double.nan])
  func `false accept rates outside 0 to 1 are refused`(_ rate: Double) throws {
    let roc = try ROC([1, 0], same: [true, false])
    #expect(throws: EvaluationError.self) { try roc.trueAcceptRate(atFalseAcceptRate: rate) }
    #expect(throws: EvaluationError.self) {
      try roc.interpolatedTrueAcceptRate(atFalseAcceptRate: rate)
    }
    #expect(throws: EvaluationError.self) { try roc.partialArea(upTo: rate) }
  }

  @Test func `pairs of one kind have no curve`() {
    #expect(throws: EvaluationError.oneClass(metric: "ROC", same: 1, different: 0)) {
      try ROC([1], same: [true])
    }
  }

  @Test func `the equal error rate has the interval of both kinds together`() throws {
    // Twenty of each kind, one error of each: FAR = FRR = 0.05 at worth 4·20·20/40 = 40 trials.
    let same = (0..<40).map { $0 < 20 }
    var scores = same.map { $0 ? 1.0 : 0.0 }
    scores[0] = 0
    scores[39] = 1
    let rate = try ROC(scores, same: same).equalErrorRate().rate
    #expect(abs(rate.value - 0.05) < 1e-12)
    let expected = try wilson(successes: 2, of: 40)
    #expect(abs(rate.lower - expected.lower) < 1e-12 && abs(rate.upper - expected.upper) < 1e-12)
  }
}
