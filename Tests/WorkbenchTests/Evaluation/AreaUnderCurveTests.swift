import Autograd
import Foundation
import Testing
import Workbench

/// Scored pairs with many ties, some same and some different.
func randomTrials(
  seed: UInt64, count: Int = 60, levels: Int = 12
) -> (scores: [Double], same: [Bool]) {
  var random = Random(seed: seed)
  let same = (0..<count).map { $0 == 0 || ($0 > 1 && random.chance(0.4)) }
  let scores = same.map { isSame in
    (Double(random.integer(below: levels)) + (isSame ? 3 : 0)) / 4
  }
  return (scores, same)
}

struct AreaUnderCurveTests {
  @Test(arguments: 0..<20 as Range<UInt64>)
  func `counts the won comparisons, ties by half`(_ seed: UInt64) throws {
    let (scores, same) = randomTrials(seed: seed)
    var won = 0.0
    for (i, isSame) in same.enumerated() where isSame {
      for j in same.indices where !same[j] {
        won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0
      }
    }
    let positives = same.count { $0 }
    let expected = won / Double(positives * (same.count - positives))
    #expect(abs(try areaUnderCurve(scores, same: same) - expected) < 1e-15)
    #expect(try ROC(scores, same: same).area == areaUnderCurve(scores, same: same))
  }

  @Test func `negated scores give the complement`() throws {
    let (scores, same) = randomTrials(seed: 7)
    let area = try areaUnderCurve(scores, same: same)
    #expect(abs(try areaUnderCurve(scores.map(-), same: same) - (1 - area)) < 1e-15)
  }

  @Test func `only the order of scores matters`() throws {
    let (scores, same) = randomTrials(seed: 8)
    let area = try areaUnderCurve(scores, same: same)
    let maps: [(Double) -> Double] = [{ 3 * $0 + 7 }, { exp($0) }, { atan($0) }, { $0 * $0 * $0 }]
    for map in maps { #expect(try areaUnderCurve(scores.map(map), same: same) == area) }
  }

  @Test func `the order of trials does not matter`() throws {
    let (scores, same) = randomTrials(seed: 9)
    var random = Random(seed: 1)
    let order = random.shuffled(Array(scores.indices))
    #expect(
      try areaUnderCurve(order.map { scores[$0] }, same: order.map { same[$0] })
        == areaUnderCurve(scores, same: same))
  }

  @Test func `infinite scores are scores`() throws {
    let scores = [Double.infinity, 1, -.infinity, -.infinity, .infinity]
    // Same: ∞ and −∞; different: 1, −∞, ∞. ∞ wins 2½ of 3, −∞ wins ½: 3 of 6.
    let same = [true, false, true, false, false]
    #expect(try areaUnderCurve(scores, same: same) == 0.5)
  }

  @Test func `what has no area is refused`() {
    let one = EvaluationError.oneClass(metric: "AUC", same: 2, different: 0)
    #expect(throws: one) { try areaUnderCurve([1, 2], same: [true, true]) }
    let none = EvaluationError.oneClass(metric: "AUC", same: 0, different: 1)
    #expect(throws: none) { try areaUnderCurve([1], same: [false]) }
    #expect(throws: EvaluationError.empty(metric: "AUC")) { try areaUnderCurve([], same: []) }
    #expect(throws: EvaluationError.notANumber(metric: "AUC", index: 1)) {
      try areaUnderCurve([1, .nan], same: [true, false])
    }
    #expect(throws: EvaluationError.lengths(metric: "AUC", expected: 2, got: 1)) {
      try areaUnderCurve([1, 2], same: [true])
    }
  }

  @Test func `a hundred thousand tied scores are no quadratic work`() throws {
    // Ten thousand million comparisons if it were.
    var random = Random(seed: 3)
    let same = (0..<200_000).map { _ in random.chance(0.5) }
    let scores = same.map { Double(random.integer(below: 3) + ($0 ? 1 : 0)) }
    // Same: 1, 2, 3; different: 0, 1, 2. Wins 6 of 9 and ties 2: 7/9.
    #expect(abs(try areaUnderCurveEstimate(scores, same: same).value - 7.0 / 9) < 0.005)
  }
}
