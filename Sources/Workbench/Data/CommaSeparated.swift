internal import Foundation

/// A file of comma-separated values, read line by line.
struct CommaSeparated {
  /// One line that is not empty: its number, from 1, and its fields.
  struct Line {
    let number: Int
    let fields: [String]
  }

  let path: String
  let lines: [Line]

  /// - Throws: ``DataError`` when the file cannot be read, is not UTF-8 or leaves a quote open.
  init(path: String) throws(DataError) {
    self.path = path
    var lines: [Line] = []
    for (index, line) in try textLines(of: path).enumerated() where !line.isEmpty {
      guard let fields = CommaSeparated.fields(of: line) else {
        throw DataError(path, line: index + 1, "a quote is opened and not closed")
      }
      lines.append(Line(number: index + 1, fields: fields))
    }
    self.lines = lines
  }

  /// The fields of a line; nil when a quote is left open.
  ///
  /// A doubled quote stands for one.
  static func fields(of line: Substring) -> [String]? {
    var fields: [String] = []
    var field = ""
    var isQuoted = false
    var closed = false
    for character in line {
      if isQuoted {
        if character == "\"" { (isQuoted, closed) = (false, true) } else { field.append(character) }
      } else if character == "\"" && (field.isEmpty || closed) {
        if closed { field.append("\"") }
        isQuoted = true
      } else if character == "," {
        fields.append(field)
        (field, closed) = ("", false)
      } else {
        field.append(character)
        closed = false
      }
    }
    guard !isQuoted else { return nil }
    return (fields + [field]).map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// The text of rows, with quotes only where they are needed.
  static func text(_ rows: [[String]]) -> String {
    rows.map { row in
      row.map { field in
        field.contains(where: { ",\"\n\r".contains($0) })
          ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
      }.joined(separator: ",") + "\n"
    }.joined()
  }
}

/// The lines of a text file, without line ends and the byte order mark.
func textLines(of path: String) throws(DataError) -> [Substring] {
  let data: Data
  do { data = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
    throw DataError(path, "expected a text file, got none that can be read")
  }
  guard var text = String(data: data, encoding: .utf8) else {
    throw DataError(path, "expected UTF-8 text")
  }
  if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
  return text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
}
