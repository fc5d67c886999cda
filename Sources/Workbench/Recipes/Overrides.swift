internal import Synchronization

/// The `key=value` settings of a recipe, typed by what the recipe declares.
///
///     let epochs = try overrides.value("epochs", default: 20)
///
/// A key may have dots: `proto.loss.margin=0.3` sets an option of the plugin that the recipe asks
/// for with `specification("proto.loss", default: …)`.
public final class Overrides: Sendable {
  /// A setting that the recipe declares.
  public struct Declared: Sendable, Equatable {
    /// Its key.
    public let key: String
    /// What it takes, in words.
    public let expected: String
    /// The value when nothing is given.
    public let standard: String
    /// The value of this run.
    public let value: String
    /// What it does, one sentence; empty when the recipe does not say.
    public let summary: String

    /// A setting with its value.
    public init(key: String, expected: String, standard: String, value: String, summary: String) {
      (self.key, self.expected, self.standard) = (key, expected, standard)
      (self.value, self.summary) = (value, summary)
    }
  }

  private struct State {
    var declared: [Declared] = []
    var used: Set<String> = []
  }

  private let given: [RecipeContext.Override]
  private let state = Mutex(State())

  /// The settings that were given; of two for one key the later counts.
  public init(_ given: [RecipeContext.Override] = []) { self.given = given }

  /// What the recipe declared so far, in order.
  public var declared: [Declared] { state.withLock { $0.declared } }

  /// The value of a key, or the default.
  ///
  /// - Throws: ``OverrideError`` when the text is no such value.
  public func value<Value: OverrideValue>(
    _ key: String, default standard: Value, _ summary: String = ""
  ) throws -> Value {
    guard let text = given.last(where: { $0.key == key })?.value else {
      declare(key, Value.overrideWords, standard.overrideText, standard.overrideText, summary)
      return standard
    }
    guard let value = Value(override: text) else {
      throw OverrideError.wrongType(key: key, expected: Value.overrideWords, got: text)
    }
    declare(key, Value.overrideWords, standard.overrideText, value.overrideText, summary)
    return value
  }

  /// The plugin of a key: `key=…` replaces it whole, `key.option=…` sets one of its options.
  public func specification(
    _ key: String, default standard: PluginSpecification, _ summary: String = ""
  ) -> PluginSpecification {
    let whole = given.last { $0.key == key }.map { PluginSpecification($0.value) }
    var result = whole ?? standard
    for (option, value) in settings(below: key) { result = result.setting(option, to: value) }
    declare(key, "a plugin with options", standard.text, result.text, summary)
    return result
  }

  /// What was given for keys that begin with `prefix` and a dot, without them; it counts as used.
  public func settings(below prefix: String) -> [(key: String, value: String)] {
    let found = given.filter { $0.key.hasPrefix(prefix + ".") }
    state.withLock { $0.used.formUnion(found.map(\.key)) }
    return found.map { (String($0.key.dropFirst(prefix.count + 1)), $0.value) }
  }

  /// Refuses keys that nothing has asked for; called before the first training.
  ///
  /// - Throws: ``OverrideError`` with the declared keys.
  public func checkAllUsed() throws {
    let (used, keys) = state.withLock { ($0.used, $0.declared.map(\.key)) }
    guard let stray = given.first(where: { !used.contains($0.key) }) else { return }
    throw OverrideError.unknown(stray.key, known: keys)
  }

  private func declare(
    _ key: String, _ expected: String, _ standard: String, _ value: String, _ summary: String
  ) {
    let entry = Declared(
      key: key, expected: expected, standard: standard, value: value, summary: summary)
    state.withLock { state in
      state.used.insert(key)
      if let index = state.declared.firstIndex(where: { $0.key == key }) {
        state.declared[index] = entry
      } else {
        state.declared.append(entry)
      }
    }
  }
}

/// A type that a `key=value` can have.
public protocol OverrideValue: Sendable {
  /// What to write, in words.
  static var overrideWords: String { get }
  /// The value as it would be written.
  var overrideText: String { get }
  /// The value of a text, or nil.
  init?(override text: String)
}

extension Int: OverrideValue {
  /// `a whole number`.
  public static var overrideWords: String { "a whole number" }
  /// Its digits.
  public var overrideText: String { description }
  /// A whole number.
  public init?(override text: String) { self.init(text) }
}

extension Double: OverrideValue {
  /// `a number`.
  public static var overrideWords: String { "a number" }
  /// Its digits.
  public var overrideText: String { description }
  /// A finite number.
  public init?(override text: String) {
    guard let value = Double(text), value.isFinite else { return nil }
    self = value
  }
}

extension Bool: OverrideValue {
  /// `true or false`.
  public static var overrideWords: String { "true or false" }
  /// One of the two words.
  public var overrideText: String { description }
  /// One of the two words.
  public init?(override text: String) { self.init(text) }
}

extension String: OverrideValue {
  /// `text`.
  public static var overrideWords: String { "text" }
  /// Itself.
  public var overrideText: String { self }
  /// Itself.
  public init?(override text: String) { self = text }
}

extension BadImages: OverrideValue {
  /// `refuse or skip`.
  public static var overrideWords: String { "refuse or skip" }
  /// One of the two words.
  public var overrideText: String { rawValue }
  /// One of the two words.
  public init?(override text: String) { self.init(rawValue: text) }
}

/// A setting that a recipe cannot use.
public enum OverrideError: Error, Equatable, CustomStringConvertible, ErrorWithExitCode {
  /// Nothing in the recipe asks for the key.
  case unknown(String, known: [String])
  /// The text is no value of the key's type.
  case wrongType(key: String, expected: String, got: String)

  /// One sentence, with the nearest known key.
  public var description: String {
    switch self {
    case .unknown(let key, let known):
      "the recipe has no setting \"\(key)\"\(knownTail(key, among: known))"
    case .wrongType(let key, let expected, let got):
      "\(key) takes \(expected), got \"\(got)\""
    }
  }
  /// Wrong usage.
  public var exitCode: ExitCode { .usage }
}
