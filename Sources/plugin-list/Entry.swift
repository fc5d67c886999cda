import Foundation

/// The `PluginEntry` literal of one plugin file.
func entry(path: String, text: String) throws -> String {
  let type = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
  let documentation = documentation(of: type, in: text)
  let options = optionDocumentation(in: text)
  let optionLines = options.map { "      \(quoted($0.name)): \(quoted($0.summary))," }
  let optionText = options.isEmpty ? "[:]" : "[\n" + optionLines.joined(separator: "\n") + "\n    ]"
  let parts = path.split(separator: "/").suffix(2).joined(separator: "/")
  return """
      PluginEntry(
        type: \(type).self, file: \(quoted(parts)),
        summary: \(quoted(summary(of: documentation))),
        source: \(quoted(sourceLine(of: documentation))),
        options: \(optionText),
        hash: \(quoted(hash(text)))),
    """
}

/// The `///` lines directly above the declaration of `type`.
func documentation(of type: String, in text: String) -> [String] {
  var lines: [String] = []
  for line in text.components(separatedBy: "\n") {
    let trimmed = line.trimmingCharacters(in: .whitespaces)
    if trimmed.hasPrefix("///") {
      lines.append(String(trimmed.dropFirst(3)).trimmingCharacters(in: .whitespaces))
    } else if trimmed.contains("struct \(type):") || trimmed.contains("struct \(type) ") {
      return lines
    } else if !trimmed.hasPrefix("@") {
      lines = []
    }
  }
  return []
}

/// The first paragraph, in one line.
func summary(of documentation: [String]) -> String {
  documentation.prefix { !$0.isEmpty && !$0.hasPrefix("-") }.joined(separator: " ")
}

/// What follows `- Source:`, with its continuation lines.
func sourceLine(of documentation: [String]) -> String {
  guard let start = documentation.firstIndex(where: { $0.hasPrefix("- Source:") }) else { return "" }
  let rest = documentation[(start + 1)...].prefix { !$0.isEmpty && !$0.hasPrefix("-") }
  return ([String(documentation[start].dropFirst("- Source:".count))] + rest)
    .joined(separator: " ").trimmingCharacters(in: .whitespaces)
}

/// Every stored property at the top level of the type, with its documentation.
func optionDocumentation(in text: String) -> [(name: String, summary: String)] {
  var found: [(String, String)] = []
  var comment: [String] = []
  for line in text.components(separatedBy: "\n") {
    let trimmed = line.trimmingCharacters(in: .whitespaces)
    if line.hasPrefix("  ///") {
      comment.append(String(trimmed.dropFirst(3)).trimmingCharacters(in: .whitespaces))
      continue
    }
    if line.hasPrefix("  var "), !line.hasSuffix("{"), !line.contains("{ ") {
      let name = trimmed.dropFirst(4).prefix { $0.isLetter || $0.isNumber }
      found.append((String(name), comment.joined(separator: " ")))
    }
    comment = []
  }
  return found
}

/// A Swift string literal.
func quoted(_ text: String) -> String {
  var result = "\""
  for character in text {
    switch character {
    case "\\": result += "\\\\"
    case "\"": result += "\\\""
    case "\n": result += "\\n"
    default: result.append(character)
    }
  }
  return result + "\""
}

/// FNV-1a of 64 bits: enough to see that a file changed, and without a library in this tool.
func hash(_ text: String) -> String {
  var value: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
  return String(value, radix: 16)
}
