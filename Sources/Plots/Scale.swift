internal import Foundation

/// One axis as it is drawn: ends, marks and how numbers are written.
struct Scale: Equatable {
  var lower: Double
  var upper: Double
  var isLogarithmic = false
  /// The distance of marks; a factor on logarithmic axes.
  var step: Double
  /// Marks that were asked for, instead of those at each ``step``.
  var ticks: [Double] = []
  /// gnuplot's format of its numbers.
  var format: String

  /// A scale for the values, with round numbers at about so many marks.
  ///
  /// * `extends`: whether the ends move out to the next marks.
  init(_ axis: Axis, values: [Double], marks: Int, extends: Bool) {
    (isLogarithmic, ticks) = (axis.isLogarithmic, axis.ticks)
    let finite = values.filter { $0.isFinite && (!axis.isLogarithmic || $0 > 0) }
    var low = axis.range?.lowerBound ?? finite.min() ?? 0
    var high = axis.range?.upperBound ?? finite.max() ?? 1
    if axis.isLogarithmic {
      if axis.range == nil {
        low = pow(10, log10(low).rounded(.down))
        high = pow(10, log10(high).rounded(.up))
      }
      if !(low > 0) || !(low < high) { (low, high) = (max(high, 1e-3) / 10, max(high, 1e-3)) }
      (lower, upper, step, format) = (low, high, 10, "%g")
      return
    }
    if !(low < high) {
      let margin = max(abs(low) * 0.1, 1e-3)
      (low, high) = (low - margin, high + margin)
    }
    step = Self.roundStep((high - low) / Double(max(1, marks)))
    if extends, axis.range == nil {
      low = (low / step + 1e-9).rounded(.down) * step
      high = (high / step - 1e-9).rounded(.up) * step
    }
    let digits = max(0, -Int(log10(step * 1.000001).rounded(.down)))
    let isPlain = ticks.isEmpty && digits <= 4 && max(abs(low), abs(high)) < 1e7
    (lower, upper, format) = (low, high, isPlain ? "%.\(digits)f" : ticks.isEmpty ? "%.3g" : "%g")
  }

  /// 1, 2 or 5 times a power of ten, at least as large.
  private static func roundStep(_ least: Double) -> Double {
    let power = pow(10, log10(least).rounded(.down))
    let lead = least / power
    return (lead <= 1.0001 ? 1 : lead <= 2.0001 ? 2 : lead <= 5.0001 ? 5 : 10) * power
  }

  /// Moves the upper end so that names fit above the highest value.
  mutating func makeRoom(above highest: Double) {
    upper = max(lower + step, lower + (highest - lower) / 0.78)
  }

  /// How far along the axis a value is, 0 at its lower end and 1 at its upper.
  func share(_ value: Double) -> Double {
    if isLogarithmic { return log(value / lower) / log(upper / lower) }
    return (value - lower) / (upper - lower)
  }

  /// The width in pixels of its widest number.
  var numberWidth: Double {
    let texts = (ticks.isEmpty ? [lower, upper] : ticks).map { String(format: format, $0) }
    return texts.map { Theme.width(of: $0) }.max() ?? 0
  }
}
