internal import Foundation

extension Estimate {
  /// The mean of repeated measurements, with Student's 95 % interval; none for fewer than two.
  ///
  /// - Source: Student, "The Probable Error of a Mean", Biometrika 1908; the quantile is found from
  ///   the finite sums of Abramowitz, Stegun, "Handbook of Mathematical Functions", 26.7.3 and 26.7.4.
  public static func mean(of values: [Double]) -> Estimate {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / max(1, count)
    guard values.count > 1 else {
      return Estimate(
        value: values.isEmpty ? .nan : mean, lower: .nan, upper: .nan, count: values.count)
    }
    let squares = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    let error = (squares / (count - 1) / count).squareRoot()
    let reach = studentQuantile(degreesOfFreedom: values.count - 1) * error
    return Estimate(
      value: mean, lower: mean - reach, upper: mean + reach, count: values.count)
  }
}

/// The 97.5 % quantile of Student's distribution, for two-sided 95 % intervals.
func studentQuantile(degreesOfFreedom: Int) -> Double {
  var (low, high) = (0.0, 1e3)
  while high - low > 1e-12 * high {
    let middle = (low + high) / 2
    if studentWithin(middle, degreesOfFreedom) < 0.95 { low = middle } else { high = middle }
  }
  return (low + high) / 2
}

/// The probability that |t| stays below a value.
private func studentWithin(_ t: Double, _ degrees: Int) -> Double {
  let angle = atan(t / Double(degrees).squareRoot())
  let (sine, cosine) = (sin(angle), cos(angle))
  var (term, total) = (degrees % 2 == 0 ? 1 : cosine, 0.0)
  for step in stride(from: degrees % 2 == 0 ? 2 : 3, through: degrees, by: 2) {
    total += term
    term *= cosine * cosine * Double(step - 1) / Double(step)
  }
  return degrees % 2 == 0 ? sine * total : 2 / .pi * (angle + sine * total)
}
