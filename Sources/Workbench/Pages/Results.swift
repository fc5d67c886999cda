internal import Foundation

/// Every number of a page by name, such as `verification.auc`, in the order they were set.
public struct Results: Sendable, Equatable {
  /// One result.
  public enum Value: Sendable, Equatable {
    /// A number; one that is not finite is written as `null`.
    case number(Double)
    /// A whole number.
    case count(Int)
    /// A number with its interval.
    case estimate(Estimate)
    /// A word, such as a commit.
    case text(String)
    /// Yes or no.
    case flag(Bool)
  }

  /// The names in the order they were set first.
  public private(set) var names: [String] = []
  private var values: [String: Value] = [:]

  /// No results yet.
  public init() {}

  /// A result by its name.
  public subscript(name: String) -> Value? { values[name] }

  /// Sets a result.
  ///
  /// - Throws: ``ResultsError`` when the name is not words joined by dots, or is above or below
  ///   another name, so that no file could hold both.
  public mutating func set(_ name: String, _ value: Value) throws {
    let words = name.split(separator: ".", omittingEmptySubsequences: false)
    guard words.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isNamed) }) else {
      throw ResultsError.badName(name)
    }
    for other in names where other.hasPrefix(name + ".") || name.hasPrefix(other + ".") {
      throw ResultsError.nested(name, other)
    }
    if values.updateValue(value, forKey: name) == nil { names.append(name) }
  }

  /// Sets a number with its interval.
  public mutating func set(_ name: String, _ estimate: Estimate) throws {
    try set(name, .estimate(estimate))
  }

  /// Sets results as summaries name them.
  public mutating func set(_ results: [(name: String, estimate: Estimate)]) throws {
    for (name, estimate) in results { try set(name, estimate) }
  }

  private static func isNamed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "@_+-".utf8.contains(byte)
    }
  }

  /// The results as JSON, nested by the dots of their names, keys sorted, digits as Swift writes
  /// them: the shortest that read back as the same number.
  public func json() throws -> String {
    var root = ResultsTree.group([:])
    for name in names {
      guard let value = values[name] else { continue }
      root.insert(value, at: name.split(separator: ".").map(String.init)[...])
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(root), as: UTF8.self) + "\n"
  }

  /// Results read back; names come sorted.
  ///
  /// - Throws: when the text is not such JSON.
  public init(json: String) throws {
    let root = try JSONDecoder().decode(ResultsTree.self, from: Data(json.utf8))
    for (name, value) in root.flattened { try set(name, value) }
  }
}

/// A result that cannot be kept.
public enum ResultsError: Error, Equatable, CustomStringConvertible {
  /// A name that is not words joined by dots.
  case badName(String)
  /// Two names of which one is the beginning of the other.
  case nested(String, String)

  /// The problem in one sentence.
  public var description: String {
    switch self {
    case .badName(let name):
      "result \"\(Escaping.visible(name))\": a name is words of letters, digits, @, _, + and -,"
        + " joined by dots"
    case .nested(let name, let other):
      "result \(name): there is already \(other), and one cannot hold the other"
    }
  }
}
