internal import Foundation

/// A measured value with its 95 % confidence interval.
public struct Estimate: Codable, Sendable, Hashable, CustomStringConvertible {
  /// The value.
  public var value: Double
  /// The lower end of the interval; NaN when none is known.
  public var lower: Double
  /// The upper end of the interval; NaN when none is known.
  public var upper: Double
  /// The number of pairs, photographs or whatever was counted.
  public var count: Int

  /// The given estimate.
  public init(value: Double, lower: Double, upper: Double, count: Int) {
    self.value = value
    self.lower = lower
    self.upper = upper
    self.count = count
  }

  /// As written in reports: `0.962 (0.950–0.974)`.
  public var description: String { text(digits: 3) }

  /// The value and its interval with a number of decimals; the value alone without an interval.
  public func text(digits: Int) -> String {
    let numbers = [value, lower, upper].map { String(format: "%.\(digits)f", $0) }
    guard lower.isFinite, upper.isFinite else { return numbers[0] }
    return "\(numbers[0]) (\(numbers[1])–\(numbers[2]))"
  }
}

/// The 97.5 % quantile of the standard normal distribution, for two-sided 95 % intervals.
let normalQuantile = 1.959963984540054
