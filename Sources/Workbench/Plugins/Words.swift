/// The words of a text: parts between white space, where double quotes hold a part together, a
/// backslash takes the next character as it is, and a value in brackets is kept as it stands.
///
///     sum losses=[softmax scale=3, center] weights=[1,0.003]
///
/// has three words.
func words(of text: String) -> [String] {
  var words: [String] = []
  var word: String?
  var (quoting, escaping, depth) = (false, false, 0)
  for character in text {
    if depth > 0 {
      depth += nesting(of: character)
      word = (word ?? "") + String(character)
    } else if escaping {
      word = (word ?? "") + String(character)
      escaping = false
    } else if character == "\\" {
      escaping = true
    } else if character == "\"" {
      quoting.toggle()
      word = word ?? ""
    } else if character.isWhitespace, !quoting {
      if let word { words.append(word) }
      word = nil
    } else {
      if character == "[", !quoting, word?.last == "=" { depth = 1 }
      word = (word ?? "") + String(character)
    }
  }
  return words + (word.map { [$0] } ?? [])
}

/// A word as ``words(of:)`` reads it back, in quotes only where it needs them.
func quoted(_ word: String) -> String {
  let opensBracket = word.contains("=[")
  if opensBracket, endsWithItsBracket(word) { return word }
  let needsQuotes = word.contains { $0.isWhitespace || $0 == "\"" || $0 == "\\" }
  guard word.isEmpty || needsQuotes || opensBracket else { return word }
  let escaped = word.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }
  return "\"" + escaped.joined() + "\""
}

/// The parts of a list between its commas, where brackets inside hold a part together.
func listParts(of inner: Substring) -> [String] {
  guard !inner.isEmpty else { return [] }
  var parts = [""]
  var depth = 0
  for character in inner {
    depth += nesting(of: character)
    if character == ",", depth == 0 {
      parts.append("")
    } else {
      parts[parts.count - 1].append(character)
    }
  }
  return parts
}

/// The text without the brackets around all of it.
func unbracketed(_ text: String) -> String {
  text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
}

private func nesting(of character: Character) -> Int {
  character == "[" ? 1 : character == "]" ? -1 : 0
}

/// Whether the value of a `key=[…]` word is one pair of brackets, and nothing needs quoting before.
private func endsWithItsBracket(_ word: String) -> Bool {
  guard let start = word.firstRange(of: "=[")?.lowerBound else { return false }
  guard !word[..<start].contains(where: { $0.isWhitespace || $0 == "\"" || $0 == "\\" }) else {
    return false
  }
  var depth = 0
  let value = word[word.index(after: start)...]
  for (place, character) in value.enumerated() {
    depth += nesting(of: character)
    if depth == 0 { return place == value.count - 1 }
  }
  return false
}
