import Foundation

/// The `///` lines directly above the declaration of the file's type.
func documentation(of file: SourceFile) -> [String] {
  guard let declaration = file.declaration else { return [] }
  let above = file.lines[..<declaration].reversed().drop { $0.hasPrefix("@") }
  return above.prefix { $0.hasPrefix("///") }.reversed().map(withoutSlashes)
}

/// The first paragraph, in one line.
func summary(of documentation: [String]) -> String {
  documentation.prefix { !$0.isEmpty && !$0.hasPrefix("-") }.joined(separator: " ")
}

/// What follows `- Source:`, with its continuation lines.
func sourceLine(of documentation: [String]) -> String {
  guard let start = documentation.firstIndex(where: { $0.hasPrefix("- Source:") }) else {
    return ""
  }
  let rest = documentation[(start + 1)...].prefix { !$0.isEmpty && !$0.hasPrefix("-") }
  return ([String(documentation[start].dropFirst("- Source:".count))] + rest)
    .joined(separator: " ").trimmingCharacters(in: .whitespaces)
}

/// Every stored property of the file's type, with its documentation.
func optionDocumentation(in file: SourceFile) -> [(name: String, summary: String)] {
  guard let declaration = file.declaration else { return [] }
  var found: [(String, String)] = []
  var comment: [String] = []
  for line in file.lines[(declaration + 1)...].prefix(while: { $0 != "}" }) {
    if line.hasPrefix("  ///") {
      comment.append(withoutSlashes(line))
    } else {
      if let name = storedProperty(line) { found.append((name, comment.joined(separator: " "))) }
      comment = []
    }
  }
  return found
}

/// The name of the property that a line at the type's own indentation stores, or nil.
private func storedProperty(_ line: String) -> String? {
  let code = line.hasPrefix("  public ") ? "  " + line.dropFirst("  public ".count) : line
  guard code.hasPrefix("  var "), !code.contains("{") else { return nil }
  return String(code.dropFirst("  var ".count).prefix { $0.isLetter || $0.isNumber })
}

private func withoutSlashes(_ line: String) -> String {
  String(line.trimmingCharacters(in: .whitespaces).dropFirst(3)).trimmingCharacters(
    in: .whitespaces)
}
