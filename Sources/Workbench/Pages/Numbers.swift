internal import Foundation

/// A number as pages print it: three significant digits, plain where that is readable, `n/a` where
/// it is not a number.
public func shortNumber(_ value: Double) -> String {
  guard value.isFinite else { return value.isNaN ? "n/a" : value < 0 ? "-∞" : "∞" }
  if value == 0 { return "0" }
  let magnitude = abs(value)
  if magnitude >= 10_000, magnitude < 1e15 { return grouped(Int(value.rounded())) }
  if magnitude < 0.001 || magnitude >= 1e15 { return String(format: "%.2e", value) }
  let digits = max(0, 2 - Int(log10(magnitude).rounded(.down)))
  return String(format: "%.\(min(digits, 4))f", value)
}

/// How many decimals a column of numbers needs for three digits that matter in each, at most four;
/// nil where some number would not read well so.
func commonDecimals(_ values: [Double]) -> Int? {
  guard values.allSatisfy({ $0 == 0 || (abs($0) >= 0.001 && abs($0) < 10_000) }) else {
    return nil
  }
  let needed = values.map { value in
    var digits = shortNumber(value)[...]
    guard digits.contains(".") else { return 0 }
    while digits.hasSuffix("0") { digits.removeLast() }
    return digits.distance(from: digits.firstIndex(of: ".") ?? digits.endIndex, to: digits.endIndex)
      - 1
  }
  return needed.max()
}

/// A number with so many decimals; nil for none.
func fixedNumber(_ value: Double?, decimals: Int) -> String? {
  value.map { String(format: "%.\(decimals)f", $0) }
}

/// A whole number in groups of three digits.
public func grouped(_ value: Int) -> String {
  var result = ""
  let digits = String(value.magnitude)
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { result += "," }
    result.append(digit)
  }
  return value < 0 ? "-" + result : result
}

/// `0.953 (0.941–0.963)`: a value with its 95 % interval.
public func withInterval(_ estimate: Estimate) -> String {
  func digits(_ value: Double) -> String {
    value.isFinite ? String(format: "%.3f", value) : shortNumber(value)
  }
  guard estimate.lower.isFinite, estimate.upper.isFinite else { return digits(estimate.value) }
  return "\(digits(estimate.value)) (\(digits(estimate.lower))–\(digits(estimate.upper)))"
}

/// `2 min 5 s`: a time as people say it.
public func duration(_ seconds: Double) -> String {
  guard seconds.isFinite, seconds < 1e9 else { return "n/a" }
  if seconds < 10 { return String(format: "%.1f s", seconds) }
  let whole = Int(seconds.rounded())
  if whole < 60 { return "\(whole) s" }
  if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
  return "\(whole / 3600) h \(whole % 3600 / 60) min"
}

/// `1.3 GB`: an amount of memory, in powers of ten.
public func byteCount(_ bytes: Int) -> String {
  let units = ["B", "kB", "MB", "GB", "TB"]
  var value = Double(bytes)
  var unit = 0
  while value >= 999.5, unit < units.count - 1 {
    value /= 1000
    unit += 1
  }
  return String(format: unit == 0 || value >= 100 ? "%.0f" : "%.1f", value) + " " + units[unit]
}

/// `0.3 %`: a share as people say it.
func percent(_ share: Double) -> String {
  share.isFinite ? String(format: "%.1f %%", 100 * share) : "n/a"
}
