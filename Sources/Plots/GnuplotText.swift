internal import Foundation
internal import Workbench

/// Text and numbers as gnuplot's scripts hold them.
enum GnuplotText {
  /// Text as gnuplot's single-quoted string, the one form in which it expands nothing.
  ///
  /// Everything that does not show is gone: a line break would end the string and begin a command.
  /// Quotes become typographic ones; doubling them, as the manual has it, does not do: gnuplot 5.4
  /// loses count of two doubled quotes side by side, and what follows is outside of the string.
  /// Overlong text is cut.
  static func quoted(_ text: String) -> String {
    let visible = Escaping.visible(text)
    let cut = visible.count > 120 ? visible.prefix(119) + "…" : visible[...]
    return "'" + cut.replacing("'", with: "’").replacing("`", with: "‘") + "'"
  }

  /// A number, in the same digits everywhere; `NaN` is gnuplot's word for a gap.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "NaN" }
    return String(format: "%.7g", value == 0 ? 0 : value)
  }

  /// A block of data that commands refer to by its name.
  static func block(_ name: String, columns: [[Double]]) -> String {
    var text = "$\(name) << EOD\n"
    for row in 0..<(columns.map(\.count).min() ?? 0) {
      text += columns.map { number($0[row]) }.joined(separator: " ") + "\n"
    }
    return text + "EOD\n"
  }
}
