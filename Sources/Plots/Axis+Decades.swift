internal import Foundation

extension Axis {
  /// A logarithmic axis that holds the values, with numbers at 1, 2 and 5 of each decade.
  ///
  /// It ends at such numbers, or a hair outside: gnuplot may leave out a number right at an end.
  public static func decades(_ name: String, holding values: [Double]) -> Axis {
    let positive = values.filter { $0 > 0 && $0.isFinite }
    let (least, most) = (positive.min() ?? 1, positive.max() ?? 10)
    let powers = Int(log10(least).rounded(.down))...Int(log10(most).rounded(.up))
    let numbers = powers.flatMap { power in [1, 2, 5].map { $0 * pow(10, Double(power)) } }
    // Powers of ten are not exact below one.
    let lower = numbers.last { $0 <= least * 1.000001 } ?? least
    let upper = numbers.first { $0 >= most * 0.999999 && $0 > lower } ?? most
    let range = lower * 0.9999...max(upper, lower * 2) * 1.0001
    var axis = Axis(name, range: range, isLogarithmic: true)
    axis.ticks = numbers.filter { range.contains($0) }
    return axis
  }
}
