/// A plugin's name with options, as written in recipes and on the command line.
///
///     "cos-face scale=20 margin=0.2"
public struct PluginSpecification: Sendable, Hashable, Codable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The text, with single spaces.
  public var text: String

  /// A specification from its text; it is read when the plugin is made.
  public init(_ text: String) {
    self.text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  public init(stringLiteral value: String) { self.init(value) }
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  public var description: String { text }

  /// The plugin's name: the first word.
  public var name: String { text.split(separator: " ").first.map(String.init) ?? "" }

  /// The options, in the order written.
  ///
  /// - Throws: ``RegistryError`` when a word after the name is not `key=value`.
  public func options() throws -> [(key: String, value: String)] {
    try text.split(separator: " ").dropFirst().map { word in
      guard let equals = word.firstIndex(of: "="), equals != word.startIndex else {
        throw RegistryError.malformedOption(String(word), of: name)
      }
      return (String(word[..<equals]), String(word[word.index(after: equals)...]))
    }
  }

  /// The same specification with one option set.
  public func setting(_ key: String, to value: String) -> PluginSpecification {
    let words = text.split(separator: " ").filter { !$0.hasPrefix(key + "=") }
    return PluginSpecification((words.map(String.init) + ["\(key)=\(value)"]).joined(separator: " "))
  }
}
