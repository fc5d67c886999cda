/// Makes text from outside harmless in each place that a page may put it.
///
/// Every sink has one function here, so that a reader can check it against one table of tests.
public enum Escaping {
  /// Text on one line, without anything that does not show: control characters are dropped, line
  /// breaks and tabs become spaces, marks that reverse the direction of writing go.
  public static func visible(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
      case 0x00..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF:
        continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Text that reads as itself in Markdown, a cell of a table included.
  ///
  /// What begins a list, a heading or a rule does so at the start of a line only; a caller that puts
  /// something before the text says so.
  public static func markdown(_ text: String, startsLine: Bool = true) -> String {
    var result = ""
    for character in visible(text) {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$", "!":
        result += "\\\(character)"
      default: result.append(character)
      }
    }
    if startsLine, let mark = result.drop(while: \.isNumber).first, "#+-=.)".contains(mark) {
      let index = result.drop(while: \.isNumber).startIndex
      if index == result.startIndex || ".)".contains(mark) { result.insert("\\", at: index) }
    }
    // A bare address would become a link of the reader's, not of the writer's, making.
    return result.replacing("://", with: ":\u{200B}//").replacing("www.", with: "www\u{200B}.")
  }

  /// Text within an element or a quoted attribute of HTML or SVG.
  public static func html(_ text: String) -> String {
    var result = ""
    for character in visible(text) {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.append(character)
      }
    }
    return result
  }

  /// A text cell of a CSV file that people open with a spreadsheet: quoted where needed, and
  /// prefixed where a spreadsheet would take it for a formula.
  public static func csv(_ text: String) -> String {
    var cell = visible(text)
    if let first = cell.drop(while: { $0 == " " }).first, "=+-@＝＋－＠".contains(first) {
      cell = "'" + cell
    }
    guard cell.contains(where: { ",\"; ".contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }

  /// A name for files: lower-case ASCII letters, digits and dashes, at most 60 of them.
  public static func fileName(_ text: String) -> String {
    var result = ""
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": result.unicodeScalars.append(scalar)
      default: if !result.isEmpty, !result.hasSuffix("-") { result += "-" }
      }
    }
    result = String(result.prefix(60))
    while result.hasSuffix("-") { result.removeLast() }
    return result.isEmpty ? "figure" : result
  }
}
