/// A value of JSON; the strings `NaN`, `Infinity` and `-Infinity` are numbers here.
public enum JSONValue: Sendable, Equatable, Decodable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number.
  case number(Double)
  /// A string that is no number.
  case string(String)
  /// A list of numbers only.
  case numbers([Double])
  /// Any other list.
  case array([JSONValue])
  /// Values by name.
  case object([String: JSONValue])

  /// The value that comes next.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode([Double].self) {
      self = .numbers(value)
    } else if let value = try? container.decode(String.self) {
      let isNumber = ["NaN", "Infinity", "-Infinity"].contains(value)
      self = isNumber ? .number(Double(value) ?? .nan) : .string(value)
    } else if let value = try? container.decode([String: JSONValue].self) {
      self = .object(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else {
      self = .null
    }
  }

  /// The number this is.
  public func number(_ place: String) throws -> Double {
    guard case .number(let value) = self else {
      throw FixtureError("\(place): expected a number, got \(kind)")
    }
    return value
  }

  /// The list of numbers this is.
  public func numbers(_ place: String) throws -> [Double] {
    switch self {
    case .numbers(let values): return values
    case .array(let values):
      return try values.map {
        if case .bool(let value) = $0 { return value ? 1 : 0 }
        return try $0.number(place)
      }
    default: throw FixtureError("\(place): expected a list of numbers, got \(kind)")
    }
  }

  /// The list this is, of anything.
  public func list(_ place: String) throws -> [JSONValue] {
    switch self {
    case .array(let values): return values
    case .numbers(let values): return values.map { .number($0) }
    default: throw FixtureError("\(place): expected a list, got \(self)")
    }
  }

  /// The value of a name in the object this is.
  public func member(_ name: String, _ place: String) throws -> JSONValue {
    guard case .object(let members) = self, let member = members[name] else {
      throw FixtureError("\(place): nothing at \(name)")
    }
    return member
  }

  /// The tensor this is.
  public func tensor(_ place: String) throws -> FixtureTensor {
    guard case .object(let members) = self, let shape = members["shape"],
      let data = members["data"]
    else { throw FixtureError("\(place): expected a tensor (shape and data), got \(kind)") }
    let sizes = try shape.numbers("\(place).shape")
    let values = try data.numbers("\(place).data")
    guard sizes.allSatisfy({ $0 >= 0 && $0 < 1e9 && $0 == $0.rounded() }) else {
      throw FixtureError("\(place).shape: expected sizes, got \(sizes)")
    }
    guard sizes.reduce(1, *) == Double(values.count) else {
      throw FixtureError("\(place): shape \(sizes.map { Int($0) }) but \(values.count) numbers")
    }
    return FixtureTensor(shape: sizes.map { Int($0) }, values: values)
  }

  private var kind: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let value): "the number \(value)"
    case .string(let text): "the text “\(text.prefix(40))”"
    case .numbers(let values): "a list of \(values.count) numbers"
    case .array(let values): "a list of \(values.count) values"
    case .object(let members): "an object of \(members.keys.sorted().joined(separator: ", "))"
    }
  }
}

extension JSONValue: CustomStringConvertible {
  /// As an option of a plugin is written: whole numbers without a point.
  public var description: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let value): plain(value)
    case .string(let text): text
    case .numbers(let values): values.map(plain).joined(separator: ",")
    case .array(let values): values.map(\.description).joined(separator: ",")
    case .object(let members): members.keys.sorted().joined(separator: ",")
    }
  }
}

/// A number, without a point where it is whole.
private func plain(_ value: Double) -> String {
  abs(value) < 1e15 && value == value.rounded() ? "\(Int(value))" : "\(value)"
}

/// Numbers with a shape, row-major.
public struct FixtureTensor: Sendable, Equatable {
  /// Sizes of the dimensions.
  public let shape: [Int]
  /// The numbers; integers and truth values too.
  public let values: [Double]
  /// The numbers as integers; what is none becomes -1.
  public var integers: [Int] { values.map { Int(exactly: $0) ?? -1 } }
  /// The numbers as truth values.
  public var booleans: [Bool] { values.map { $0 != 0 } }
}

/// A fixture that is not as expected.
public struct FixtureError: Error, Equatable, CustomStringConvertible {
  /// What is missing, and where.
  public let description: String

  /// An error in one sentence.
  public init(_ description: String) { self.description = description }
}
