internal import Foundation

/// The probability that a pair shows one person, as a function of its score.
///
///     p(s) = 1 / (1 + exp(−(slope · s + offset)))
///
/// Fitted to development pairs by maximum likelihood, against the targets `(P + 1) / (P + 2)` and
/// `1 / (Q + 2)` instead of 1 and 0, so that separable scores do not give an infinite slope. The
/// probability is that of pairs mixed as the development pairs are; say another share of same pairs
/// where they are mixed otherwise.
///
/// - Source: Platt, "Probabilistic Outputs for Support Vector Machines", 1999; Newton's method with
///   backtracking as in Lin, Lin, Weng, "A Note on Platt's Probabilistic Outputs", Machine Learning
///   2007, on scores of mean 0 and deviation 1.
public struct PlattCalibration: Codable, Sendable, Equatable {
  /// By how much the log-odds grow with one unit of score.
  public let slope: Double
  /// The log-odds at score 0.
  public let offset: Double
  /// The share of same pairs among those it was fitted to.
  public let share: Double

  /// The calibration of scored development pairs.
  ///
  /// - Throws: ``EvaluationError`` when a score is not finite or one kind of pair is missing.
  public init(_ scores: [Double], same: [Bool]) throws {
    try checkTrials("calibration", scores, same)
    let (positives, negatives) = try countBoth("calibration", same)
    if let index = scores.firstIndex(where: { !$0.isFinite }) {
      throw EvaluationError.argument(
        metric: "calibration", name: "score \(index)", expected: "finite", got: "\(scores[index])")
    }
    let count = Double(scores.count)
    let mean = scores.reduce(0) { $0 + $1 / count }
    let variance = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / count }
    let deviation = variance > 0 ? variance.squareRoot() : 1
    let fit = LogisticFit(
      scores.map { ($0 - mean) / deviation },
      targets: same.map {
        $0 ? Double(positives + 1) / Double(positives + 2) : 1 / Double(negatives + 2)
      },
      start: log(Double(positives + 1) / Double(negatives + 1)))
    slope = fit.slope / deviation
    offset = fit.offset - fit.slope * mean / deviation
    share = Double(positives) / count
  }

  /// The probability that a pair of this score shows one person.
  ///
  /// - Parameter share: the share of same pairs where it is asked; that of the development pairs
  ///   unless given. In 0 … 1, exclusive.
  public func probability(of score: Double, share: Double? = nil) -> Double {
    let shift = share.map { logit($0) - logit(self.share) } ?? 0
    return 1 / (1 + exp(-(slope * score + offset + shift)))
  }

  /// The score at which pairs of development's mixture are of one person with this probability.
  ///
  /// - Returns: not finite when scores tell nothing, or for probabilities of 0 and 1.
  public func score(ofProbability probability: Double) -> Double {
    (logit(probability) - offset) / slope
  }

  private func logit(_ share: Double) -> Double { log(share / (1 - share)) }
}

/// A logistic regression in one variable, by Newton's method.
private struct LogisticFit {
  private(set) var slope = 0.0
  private(set) var offset: Double
  private let values: [Double]
  private let targets: [Double]

  init(_ values: [Double], targets: [Double], start: Double) {
    (self.values, self.targets, offset) = (values, targets, start)
    var loss = loss(slope, offset)
    for _ in 0..<100 {
      let (gradient, step) = newtonStep()
      if max(abs(gradient.slope), abs(gradient.offset)) < 1e-12 * Double(values.count) { return }
      var size = 1.0
      var next = self.loss(slope + step.slope, offset + step.offset)
      // A decrease of a ten thousandth of what the slope promises is enough.
      let promise = gradient.slope * step.slope + gradient.offset * step.offset
      while next > loss + 1e-4 * size * promise, size > 1e-10 {
        size /= 2
        next = self.loss(slope + size * step.slope, offset + size * step.offset)
      }
      guard size > 1e-10 else { return }
      slope += size * step.slope
      offset += size * step.offset
      loss = next
    }
  }

  /// The cross-entropy, without overflow.
  private func loss(_ slope: Double, _ offset: Double) -> Double {
    zip(values, targets).reduce(0) { sum, pair in
      let logit = slope * pair.0 + offset
      return sum + max(logit, 0) - logit * pair.1 + log1p(exp(-abs(logit)))
    }
  }

  private typealias Both = (slope: Double, offset: Double)

  private func newtonStep() -> (gradient: Both, step: Both) {
    var gradient: Both = (0, 0)
    // A touch on the diagonal keeps the matrix invertible where all values are equal.
    var (xx, x, one) = (1e-12, 0.0, 1e-12)
    for (value, target) in zip(values, targets) {
      let probability = 1 / (1 + exp(-(slope * value + offset)))
      let weight = probability * (1 - probability)
      gradient.slope += (probability - target) * value
      gradient.offset += probability - target
      xx += weight * value * value
      x += weight * value
      one += weight
    }
    let determinant = xx * one - x * x
    return (
      gradient,
      (
        -(one * gradient.slope - x * gradient.offset) / determinant,
        -(xx * gradient.offset - x * gradient.slope) / determinant
      )
    )
  }
}
