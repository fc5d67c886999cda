internal import Foundation

/// The value of an option, between its text and the plugin's own type.
enum OptionValue: Codable, Equatable {
  case nothing
  case truth(Bool)
  case whole(Int)
  case number(Double)
  case text(String)
  case list([OptionValue])
  case group([String: OptionValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .nothing
    } else if let value = try? container.decode(Bool.self) {
      self = .truth(value)
    } else if let value = try? container.decode(Int.self) {
      self = .whole(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([OptionValue].self) {
      self = .list(value)
    } else {
      self = .group(try container.decode([String: OptionValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .nothing: try container.encodeNil()
    case .truth(let value): try container.encode(value)
    case .whole(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .list(let value): try container.encode(value)
    case .group(let value): try container.encode(value)
    }
  }

  /// The text that ``OptionType/value(of:)`` reads back.
  var text: String {
    switch self {
    case .nothing: "none"
    case .truth(let value): value.description
    case .whole(let value): value.description
    case .number(let value): value.description
    case .text(let value): value
    case .list(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
    case .group:
      (try? JSONEncoder.sorted.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
  }
}

extension JSONEncoder {
  /// An encoder whose bytes are the same for equal values.
  static var sorted: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }
}
