import Autograd
import Foundation
import Testing

@testable import Workbench

struct PlattCalibrationTests {
  /// Scores whose log-odds are 4 s − 1.
  private func trials(_ count: Int, seed: UInt64) -> (scores: [Double], same: [Bool]) {
    var random = Random(seed: seed)
    let scores = (0..<count).map { _ in random.uniform(in: -1...1) }
    return (scores, scores.map { random.chance(1 / (1 + exp(1 - 4 * $0))) })
  }

  @Test func `the law that made the pairs is found`() throws {
    let (scores, same) = trials(20_000, seed: 1)
    let fit = try PlattCalibration(scores, same: same)
    #expect(abs(fit.slope - 4) < 0.2 && abs(fit.offset + 1) < 0.1)
  }

  @Test func `at the optimum the gradient is zero`() throws {
    let (scores, same) = trials(300, seed: 2)
    let fit = try PlattCalibration(scores, same: same)
    let positives = same.count { $0 }
    let (high, low) = (
      Double(positives + 1) / Double(positives + 2), 1 / Double(same.count - positives + 2)
    )
    let errors = zip(scores, same).map { fit.probability(of: $0) - ($1 ? high : low) }
    #expect(abs(errors.reduce(0, +)) < 1e-8)
    #expect(abs(zip(scores, errors).reduce(0) { $0 + $1.0 * $1.1 }) < 1e-8)
  }

  @Test func `separable pairs have a finite slope`() throws {
    let fit = try PlattCalibration([0, 0.1, 0.9, 1], same: [false, false, true, true])
    #expect(fit.slope.isFinite && fit.slope > 0)
    // The smoothed targets are 3/4 and 1/4.
    #expect(abs(fit.probability(of: 0.95) - 0.75) < 0.02)
    #expect(abs(fit.probability(of: 0.5) - 0.5) < 1e-9)
    #expect(abs(fit.score(ofProbability: 0.5) - 0.5) < 1e-9)
  }

  @Test func `far scores stay probabilities`() throws {
    let (scores, same) = trials(200, seed: 3)
    let fit = try PlattCalibration(scores.map { 1e6 * $0 + 5e6 }, same: same)
    #expect(fit.probability(of: 1e300) == 1 && fit.probability(of: -1e300) == 0)
    let plain = try PlattCalibration(scores, same: same)
    #expect(abs(fit.probability(of: 5.2e6) - plain.probability(of: 0.2)) < 1e-8)
  }

  @Test func `another mixture of pairs shifts the odds`() throws {
    let (scores, same) = trials(400, seed: 4)
    let fit = try PlattCalibration(scores, same: same)
    let odds = { (p: Double) in p / (1 - p) }
    let ratio = odds(fit.probability(of: 0.1, share: 0.01)) / odds(fit.probability(of: 0.1))
    #expect(abs(ratio - odds(0.01) / odds(fit.share)) < 1e-12)
  }

  @Test func `scores that tell nothing give the share of same pairs`() throws {
    let fit = try PlattCalibration([1, 1, 1, 1, 1], same: [true, false, false, false, false])
    // Targets 2/3 and 1/6: their mean is (2/3 + 4/6) / 5 = 4/15.
    #expect(abs(fit.probability(of: 1) - 4.0 / 15) < 1e-6)
  }

  @Test func `what cannot be fitted is refused`() {
    #expect(throws: EvaluationError.self) { try PlattCalibration([1, 2], same: [true, true]) }
    #expect(throws: EvaluationError.self) {
      try PlattCalibration([1, .infinity], same: [true, false])
    }
  }
}
