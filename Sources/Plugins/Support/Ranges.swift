internal import Foundation
import Workbench

extension Plugin {
  /// Refuses a range that is not two numbers of `bounds` in order.
  func requireRange(_ option: String, _ range: [Double], in bounds: ClosedRange<Double>) throws {
    let isRange = range.count == 2 && range[0] <= range[1]
    try require(
      isRange && bounds.contains(range[0]) && bounds.contains(range[1]), option, text(range),
      "two numbers in \(text(bounds.lowerBound)) ... \(text(bounds.upperBound)), "
        + "the smaller first, such as [\(text(bounds.lowerBound)),\(text(bounds.upperBound))]")
  }

  /// Refuses a probability outside of 0 … 1.
  func requireProbability(_ probability: Double) throws {
    try require((0...1).contains(probability), "probability", probability, "in 0 ... 1")
  }

  /// Refuses a grey level outside of 0 … 255.
  func requireGrey(_ option: String, _ level: Int) throws {
    try require((0...255).contains(level), option, level, "a grey level in 0 ... 255")
  }

  private func text(_ values: [Double]) -> String {
    "[" + values.map(text).joined(separator: ",") + "]"
  }

  private func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e6 ? "\(Int(value))" : "\(value)"
  }
}

extension Random {
  /// A number of a range that is given as its ends.
  mutating func uniform(in range: [Double]) -> Double { uniform(in: range[0]...range[1]) }

  /// A number whose logarithm is drawn evenly from a range of positive numbers, given as its ends.
  mutating func logUniform(in range: [Double]) -> Double {
    let ends = range.map(log)
    return min(range[1], max(range[0], exp(uniform(in: ends))))
  }

  /// A whole number between two, both included.
  mutating func integer(from first: Int, to last: Int) -> Int {
    first + integer(below: max(first, last) - first + 1)
  }
}
