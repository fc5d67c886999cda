import Autograd
import Testing

@testable import Workbench

struct IdentityBootstrapTests {
  @Test func `quantiles lie between neighbours`() {
    #expect(quantile(0.5, of: [1, 2, 4]) == 2)
    #expect(quantile(0.25, of: [1, 2, 4]) == 1.5)
    #expect(quantile(0, of: [3]) == 3 && quantile(1, of: [3, 5]) == 5)
  }

  @Test func `the interval of a mean of people is the textbook's`() {
    var random = Random(seed: 2)
    let values = (0..<400).map { _ in random.normal() }
    let mean = values.reduce(0, +) / 400
    let estimate = IdentityBootstrap(people: 400).estimate(mean, count: 400) { weights in
      zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / 400
    }
    // Standard error 1/20, so about ±0.098.
    #expect(abs(mean - estimate.lower - 0.098) < 0.015)
    #expect(abs(estimate.upper - mean - 0.098) < 0.015)
  }

  @Test func `one person has no interval`() {
    let estimate = IdentityBootstrap(people: 1).estimate(0.5, count: 3) { _ in 0.5 }
    #expect(estimate.lower.isNaN && estimate.upper.isNaN && estimate.value == 0.5)
  }

  /// Pairs of people who differ in how well their photographs turned out.
  private func trials(
    seed: Int, people: Int
  ) -> (scores: [Double], same: [Bool], left: [Int], right: [Int]) {
    var random = Random(seed: 5).split(seed)
    let quality = (0..<people).map { _ in random.normal() }
    var result: (scores: [Double], same: [Bool], left: [Int], right: [Int]) = ([], [], [], [])
    for left in 0..<people {
      for _ in 0..<8 {
        let isSame = random.chance(0.5)
        let right = isSame ? left : (left + 1 + random.integer(below: people - 1)) % people
        let noise = quality[left] + quality[right] + random.normal()
        result.scores.append((isSame ? 2 : 0) + noise)
        result.same.append(isSame)
        result.left.append(left)
        result.right.append(right)
      }
    }
    return result
  }

  @Test func `pairs that are told over and over add no certainty`() throws {
    let (scores, same, left, right) = trials(seed: 1, people: 25)
    func times(_ count: Int) throws -> (people: Estimate, pairs: Estimate) {
      func repeated<T>(_ list: [T]) -> [T] { (0..<count).flatMap { _ in list } }
      return (
        try areaUnderCurveEstimate(
          repeated(scores), same: repeated(same), left: repeated(left), right: repeated(right)),
        try areaUnderCurveEstimate(repeated(scores), same: repeated(same))
      )
    }
    let (once, often) = (try times(1), try times(9))
    #expect(abs(often.people.lower - once.people.lower) < 1e-9)
    #expect(abs(often.people.upper - once.people.upper) < 1e-9)
    // DeLong's interval, which takes them for new pairs, is a third as wide.
    let narrowed = often.pairs.upper - often.pairs.lower
    #expect(narrowed < 0.4 * (once.pairs.upper - once.pairs.lower))
    #expect(once.people.value == once.pairs.value)
  }

  @Test func `where people differ the interval covers what DeLong's misses`() throws {
    // The area in the limit of many people, from one large sample.
    let many = trials(seed: 0, people: 4000)
    let truth = try areaUnderCurve(many.scores, same: many.same)
    var covered = (people: 0, pairs: 0)
    for sample in 1...60 {
      let (scores, same, left, right) = trials(seed: sample, people: 30)
      let people = try areaUnderCurveEstimate(scores, same: same, left: left, right: right)
      let pairs = try areaUnderCurveEstimate(scores, same: same)
      if (people.lower...people.upper).contains(truth) { covered.people += 1 }
      if (pairs.lower...pairs.upper).contains(truth) { covered.pairs += 1 }
    }
    #expect(covered.people >= 51, "\(covered.people) of 60")
    #expect(covered.pairs < covered.people, "\(covered.pairs) and \(covered.people) of 60")
  }

  @Test func `perfect separation still has a lower bound`() throws {
    let same = (0..<20).map { $0 < 10 }
    let estimate = try areaUnderCurveEstimate(
      same.map { $0 ? 1 : 0 }, same: same, left: Array(0..<20),
      right: (0..<20).map { $0 < 10 ? $0 : ($0 + 1) % 20 })
    // Wilson's interval of ten comparisons, all won.
    #expect(estimate.value == 1 && estimate.upper == 1)
    #expect(abs(estimate.lower - 10 / (10 + 3.841458820694124)) < 1e-12)
  }

  @Test func `lists of other lengths are refused`() {
    #expect(throws: EvaluationError.self) {
      try areaUnderCurveEstimate([1, 0], same: [true, false], left: [0], right: [0, 1])
    }
  }
}
