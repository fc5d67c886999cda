/// A plugin's name with options, as written in recipes and on the command line.
///
///     "cos-face scale=20 margin=0.2"
///     "image-folder path=\"my faces\""
public struct PluginSpecification: Sendable, Hashable, Codable, ExpressibleByStringInterpolation,
  CustomStringConvertible
{
  /// The text, with single spaces between its words.
  public let text: String

  /// A specification from its text; it is read when the plugin is made.
  public init(_ text: String) {
    self.text = words(of: text).map(quoted).joined(separator: " ")
  }

  /// A specification from its words, such as those of a command line: the name, then `key=value`.
  public init(words: [String]) { text = words.map(quoted).joined(separator: " ") }

  /// A specification written in a recipe.
  public init(stringLiteral value: String) { self.init(value) }
  /// Reads the text.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// The text.
  public var description: String { text }

  /// The plugin's name: the first word.
  public var name: String { words(of: text).first ?? "" }

  /// The options, in the order written.
  ///
  /// - Throws: ``RegistryError`` when a word after the name is not `key=value`.
  public func options() throws -> [(key: String, value: String)] {
    try words(of: text).dropFirst().map { word in
      guard let equals = word.firstIndex(of: "="), equals != word.startIndex else {
        throw RegistryError.malformedOption(word, of: name)
      }
      return (String(word[..<equals]), String(word[word.index(after: equals)...]))
    }
  }

  /// The same specification with one option set.
  public func setting(_ key: String, to value: String) -> PluginSpecification {
    let kept = words(of: text).filter { !$0.hasPrefix(key + "=") }
    return PluginSpecification(
      (kept + ["\(key)=\(value)"]).map(quoted).joined(separator: " "))
  }

  /// The specifications of a list between commas, with or without brackets around all of it; commas
  /// in brackets belong to an option: `[random-resized-crop scale=[0.6,1], flip]`.
  public static func list(_ text: String) -> [PluginSpecification] {
    let text = text.trimmed
    let inner = text.hasPrefix("[") && text.hasSuffix("]") ? text.dropFirst().dropLast() : text[...]
    return listParts(of: inner).map { PluginSpecification($0) }.filter { !$0.text.isEmpty }
  }
}

extension String {
  /// The text without white space at its ends.
  fileprivate var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
