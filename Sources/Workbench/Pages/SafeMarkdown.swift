/// A recipe's prose with its Markdown at work and its raw HTML shown instead of obeyed.
///
/// Links go to the web, to mail or beside the page; other schemes (`javascript:`, `data:`) stay
/// text. A fence left open is closed, so that it cannot swallow what follows.
func safeMarkdown(_ text: String) -> String {
  var result: [String] = []
  var paragraph: [String] = []
  var fence: String?
  func closeParagraph() {
    if !paragraph.isEmpty { result.append(safeParagraph(paragraph)) }
    paragraph = []
  }
  let text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  for raw in text.split(separator: "\n", omittingEmptySubsequences: false) {
    let line = String(String.UnicodeScalarView(raw.unicodeScalars.filter { !isControl($0) }))
    let mark = fenceMark(line)
    if let open = fence {
      result.append(line)
      if let mark, mark.hasPrefix(open), line.trimmed == mark { fence = nil }
    } else if let mark {
      closeParagraph()
      // On one line of three spaces at most: what a reader takes for a fence, we take for one.
      result.append(line)
      fence = mark
    } else if line.trimmed.isEmpty {
      closeParagraph()
      result.append("")
    } else {
      paragraph.append(line)
    }
  }
  closeParagraph()
  if let fence { result.append(fence) }
  return result.joined(separator: "\n")
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09: false
  case 0x00..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
  default: false
  }
}

/// The run of three or more backticks or tildes that opens or closes a fence on this line.
private func fenceMark(_ line: String) -> String? {
  let indent = line.prefix { $0 == " " }
  guard indent.count <= 3, let first = line.dropFirst(indent.count).first, "`~".contains(first)
  else { return nil }
  let mark = line.dropFirst(indent.count).prefix { $0 == first }
  let rest = line.dropFirst(indent.count + mark.count)
  guard mark.count >= 3, first == "~" || !rest.contains("`") else { return nil }
  return String(mark)
}

private func safeParagraph(_ lines: [String]) -> String {
  // Whether a backtick opens a code span is certain only when each line closes its own.
  let certain = lines.allSatisfy { line in
    !line.contains("`") || (!line.contains("|") && !line.contains("\\`") && closesItsSpans(line))
  }
  let escaped = lines.map { line in
    certain ? outsideSpans(line, escapeTags) : escapeTags(line[...])
  }
  return withoutOtherSchemes(escaped.joined(separator: "\n"))
}

private func closesItsSpans(_ line: String) -> Bool {
  var complete = true
  forEachSpan(line) { _, isSpan, isOpen in if isOpen && !isSpan { complete = false } }
  return complete
}

private func outsideSpans(_ line: String, _ change: (Substring) -> String) -> String {
  var result = ""
  forEachSpan(line) { text, isSpan, _ in result += isSpan ? String(text) : change(text) }
  return result
}

/// Visits the text of a line in order: text, code spans with their backticks, and runs of
/// backticks that nothing closes.
private func forEachSpan(
  _ line: String, _ visit: (_ text: Substring, _ isSpan: Bool, _ isOpen: Bool) -> Void
) {
  var rest = line[...]
  while let tick = rest.firstIndex(of: "`") {
    visit(rest[..<tick], false, false)
    let run = rest[tick...].prefix { $0 == "`" }
    if let end = closing(run.count, in: rest[run.endIndex...]) {
      visit(rest[tick..<end], true, true)
      rest = rest[end...]
    } else {
      visit(run, false, true)
      rest = rest[run.endIndex...]
    }
  }
  visit(rest, false, false)
}

/// The end of the next run of exactly so many backticks.
private func closing(_ count: Int, in text: Substring) -> String.Index? {
  var rest = text
  while let tick = rest.firstIndex(of: "`") {
    let run = rest[tick...].prefix { $0 == "`" }
    if run.count == count { return run.endIndex }
    rest = rest[run.endIndex...]
  }
  return nil
}

/// `<` becomes text where it would begin a tag, a comment or an instruction.
private func escapeTags(_ text: Substring) -> String {
  var result = ""
  var rest = text
  while let bracket = rest.firstIndex(of: "<") {
    result += rest[..<bracket]
    let after = rest[rest.index(after: bracket)...]
    if let link = after.prefixMatch(of: #/https?:\/\/[^<>\s"'`]*>/#) {
      result += "<" + link.output
      rest = after[link.range.upperBound...]
    } else {
      let begins = after.first.map { $0.isLetter || "/!?".contains($0) } ?? true
      result += begins ? "&lt;" : "<"
      rest = after
    }
  }
  return result + rest
}

/// Breaks links and definitions of links whose address has a scheme other than the web's or mail's.
private func withoutOtherSchemes(_ text: String) -> String {
  var result = ""
  var rest = text[...]
  while let bracket = rest.firstIndex(of: "]") {
    result += rest[...bracket]
    rest = rest[rest.index(after: bracket)...]
    guard let mark = rest.first, "(:".contains(mark) else { continue }
    let address = rest.dropFirst().drop { $0.isWhitespace || $0 == "<" }
    if !isPlainAddress(address) { result += "\\" }
  }
  return result + rest
}

private func isPlainAddress(_ address: Substring) -> Bool {
  let head = address.prefix { !"/?#) \n".contains($0) }
  guard head.contains(where: { ":&\\".contains($0) }) else { return true }
  guard let colon = head.firstIndex(of: ":") else { return false }
  return ["http", "https", "mailto"].contains(head[..<colon].lowercased())
}
