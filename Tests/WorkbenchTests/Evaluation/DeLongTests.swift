import Autograd
import Testing

@testable import Workbench

struct DeLongTests {
  /// DeLong's components straight from the definition, every pair compared.
  private func components(
    _ scores: [Double], _ same: [Bool]
  ) -> (positives: [Double], negatives: [Double]) {
    let positives = zip(scores, same).filter { $0.1 }.map { $0.0 }
    let negatives = zip(scores, same).filter { !$0.1 }.map { $0.0 }
    func psi(_ x: Double, _ y: Double) -> Double { x > y ? 1 : x == y ? 0.5 : 0 }
    return (
      positives.map { x in
        negatives.reduce(0) { $0 + psi(x, $1) } / Double(negatives.count)
      },
      negatives.map { y in
        positives.reduce(0) { $0 + psi($1, y) } / Double(positives.count)
      }
    )
  }

  private func covariance(_ x: [Double], _ y: [Double]) -> Double {
    let (meanX, meanY) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
    return zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) } / Double(x.count - 1)
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `ranks give the components that comparing all pairs gives`(_ seed: UInt64) throws {
    let (scores, same) = randomTrials(seed: seed)
    let fast = StructuralComponents(scores, same: same)
    let slow = components(scores, same)
    #expect(zip(fast.ofPositives, slow.positives).allSatisfy { abs($0 - $1) < 1e-14 })
    #expect(zip(fast.ofNegatives, slow.negatives).allSatisfy { abs($0 - $1) < 1e-14 })
    let variance =
      covariance(slow.positives, slow.positives) / Double(slow.positives.count)
      + covariance(slow.negatives, slow.negatives) / Double(slow.negatives.count)
    let got = try #require(fast.covariance(with: fast))
    #expect(abs(got - variance) < 1e-14)
  }

  @Test func `a small case by hand`() throws {
    // Same 0.35 and 0.8, different 0.1 and 0.4: areas per same pair ½ and 1, per different pair 1 and ½.
    // Both sample variances are 1/8, so the variance is 1/16 + 1/16 = 1/8.
    let components = StructuralComponents([0.1, 0.4, 0.35, 0.8], same: [false, false, true, true])
    #expect(components.ofPositives == [0.5, 1])
    #expect(components.ofNegatives == [1, 0.5])
    #expect(components.covariance(with: components) == 0.125)
    let estimate = try areaUnderCurveEstimate(
      [0.1, 0.4, 0.35, 0.8], same: [false, false, true, true])
    // logit 0.75 = 1.09861; half width 1.95996 · 0.35355 / 0.1875 = 3.69574; back: 0.06932, 0.99179.
    #expect(estimate.value == 0.75)
    #expect(abs(estimate.lower - 0.0693233) < 1e-6)
    #expect(abs(estimate.upper - 0.9917916) < 1e-6)
    #expect(estimate.count == 4)
  }

  @Test func `perfect separation still has a lower bound`() throws {
    let same = (0..<40).map { $0 < 10 }
    let estimate = try areaUnderCurveEstimate(same.map { $0 ? 1 : 0 }, same: same)
    // Ten independent comparisons, all won: Wilson's 10 / (10 + 1.96²).
    #expect(estimate.value == 1 && estimate.upper == 1)
    #expect(abs(estimate.lower - 10 / (10 + 3.841458820694124)) < 1e-12)
    let inverted = try areaUnderCurveEstimate(same.map { $0 ? 0 : 1 }, same: same)
    #expect(inverted.value == 0 && inverted.lower == 0)
    #expect(abs(inverted.upper - (1 - estimate.lower)) < 1e-12)
  }

  @Test func `one pair of a kind gives a wide interval, not a wrong one`() throws {
    let estimate = try areaUnderCurveEstimate([3, 1, 4, 2], same: [true, false, false, false])
    #expect(abs(estimate.value - 2.0 / 3) < 1e-15)
    #expect(estimate.lower > 0 && estimate.lower < 0.2 && estimate.upper > 0.9)
  }

  @Test func `the interval holds the true area about 95 times of 100`() throws {
    // Same pairs uniform on 0 … 1, different ones on −½ … ½: the true area is 1 − ½·½² = 0.875.
    var covered = 0
    for sample in 0..<1000 {
      var random = Random(seed: 11).split(sample)
      let same = (0..<120).map { $0 < 50 }
      let scores = same.map { random.uniform() - ($0 ? 0 : 0.5) }
      let estimate = try areaUnderCurveEstimate(scores, same: same)
      if estimate.lower <= 0.875, estimate.upper >= 0.875 { covered += 1 }
    }
    #expect((925...975).contains(covered), "\(covered) of 1000")
  }

  @Test func `the paired test is as comparing all pairs gives it`() throws {
    let (first, same) = randomTrials(seed: 21)
    let second = randomTrials(seed: 22).scores
    let (one, two) = (components(first, same), components(second, same))
    func variance(_ x: [Double], _ y: [Double]) -> Double {
      let differences = zip(x, y).map(-)
      return covariance(differences, differences) / Double(x.count)
    }
    let expected =
      variance(one.positives, two.positives) + variance(one.negatives, two.negatives)
    let difference =
      try areaUnderCurve(first, same: same) - areaUnderCurve(second, same: same)
    let test = try compareAreas(first, second, same: same)
    #expect(abs(test.z - difference / expected.squareRoot()) < 1e-10)
    #expect(abs(test.difference.value - difference) < 1e-15)
    let swapped = try compareAreas(second, first, same: same)
    #expect(abs(swapped.z + test.z) < 1e-12 && abs(swapped.pValue - test.pValue) < 1e-12)
  }

  @Test func `a score does not differ from itself`() throws {
    let (scores, same) = randomTrials(seed: 23)
    let test = try compareAreas(scores, scores.map { 2 * $0 }, same: same)
    #expect(test.z == 0 && test.pValue == 1 && test.difference.value == 0)
  }

  @Test func `p is the normal tail`() throws {
    // Enough trials with a small difference; z and p must belong together: 2 Φ(−|z|).
    let (first, same) = randomTrials(seed: 24, count: 400)
    let second = randomTrials(seed: 25, count: 400).scores
    let test = try compareAreas(first, second, same: same)
    let below = test.pValue < 0.05
    #expect(below == (abs(test.z) > normalQuantile))
    #expect(below == !(test.difference.lower <= 0 && test.difference.upper >= 0))
  }

  @Test func `areas that differ without variance cannot be tested`() {
    let same = [true, true, false, false]
    #expect(throws: EvaluationError.noVariance(metric: "DeLong's test")) {
      try compareAreas([1, 1, 0, 0], [0, 0, 1, 1], same: same)
    }
  }
}
