internal import Foundation

/// What an option of a plugin takes, read from its Swift type.
indirect enum OptionType: Equatable, Sendable {
  case whole, number, truth, text, loss
  case choice([String])
  case list(OptionType)
  case optional(OptionType)
  case other(String)

  init(_ type: Any.Type) {
    if type == Int.self {
      self = .whole
    } else if type == Double.self || type == Float.self {
      self = .number
    } else if type == Bool.self {
      self = .truth
    } else if type == String.self || type == PluginSpecification.self {
      self = .text
    } else if type == InnerLoss.self {
      self = .loss
    } else if let list = type as? any ListType.Type {
      self = .list(OptionType(list.element))
    } else if let optional = type as? any OptionalType.Type {
      self = .optional(OptionType(optional.wrapped))
    } else if let cases = type as? any CaseIterable.Type, let words = OptionType.words(of: cases) {
      self = .choice(words)
    } else {
      self = .other(String(describing: type))
    }
  }

  /// What to write, in words.
  var words: String {
    switch self {
    case .whole: "a whole number"
    case .number: "a number"
    case .truth: "true or false"
    case .text: "text"
    case .loss: "a loss, in brackets with its options: [cos-face scale=20]"
    case .choice(let words): "one of " + words.joined(separator: ", ")
    case .list(let element): "a list such as [a,b], each \(element.words)"
    case .optional(let wrapped): "\(wrapped.words), or none"
    case .other(let type): "a \(type) in JSON"
    }
  }

  /// The value that a text stands for, or nil when the text is something else.
  func value(of text: String) -> OptionValue? {
    switch self {
    case .whole: Int(text).map(OptionValue.whole)
    case .number: Double(text).flatMap { $0.isFinite ? .number($0) : nil }
    case .truth: ["true": true, "false": false][text].map(OptionValue.truth)
    case .text: .text(text)
    case .loss: text.isEmpty ? nil : .text(unbracketed(text))
    case .choice(let words): words.contains(text) ? .text(text) : nil
    case .list(let element): OptionType.list(of: element, text)
    case .optional(let wrapped): text == "none" ? .nothing : wrapped.value(of: text)
    case .other: try? JSONDecoder().decode(OptionValue.self, from: Data(text.utf8))
    }
  }

  private static func list(of element: OptionType, _ text: String) -> OptionValue? {
    guard text.hasPrefix("["), text.hasSuffix("]"), text.count >= 2 else { return nil }
    let values = listParts(of: text.dropFirst().dropLast()).map {
      element.value(of: $0.trimmingCharacters(in: .whitespaces))
    }
    return values.contains { $0 == nil } ? nil : .list(values.compactMap { $0 })
  }

  private static func words<Cases: CaseIterable>(of type: Cases.Type) -> [String]? {
    let words = type.allCases.map { ($0 as? any RawRepresentable)?.rawValue as? String }
    return words.contains(nil) ? nil : words.compactMap { $0 }
  }
}

private protocol ListType { static var element: Any.Type { get } }
extension Array: ListType { fileprivate static var element: Any.Type { Element.self } }

private protocol OptionalType { static var wrapped: Any.Type { get } }
extension Optional: OptionalType { fileprivate static var wrapped: Any.Type { Wrapped.self } }
