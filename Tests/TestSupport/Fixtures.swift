internal import Foundation
internal import Synchronization

/// One file of reference numbers below `Tests/Fixtures/reference`, whose README says how they came.
public struct FixtureFile: Sendable, Decodable {
  /// The versions of the software that computed the numbers.
  public let versions: [String: String]
  /// The cases, in the file's order.
  public let cases: [FixtureCase]

  private static let files = Mutex<[String: FixtureFile]>([:])

  /// The file of that name, without `.json`; it is read once.
  public static func read(_ name: String) throws -> FixtureFile {
    if let file = files.withLock({ $0[name] }) { return file }
    let url = URL(filePath: packageFolder).appending(path: "Tests/Fixtures/reference/\(name).json")
    let file = try JSONDecoder().decode(FixtureFile.self, from: Data(contentsOf: url))
    files.withLock { $0[name] = file }
    return file
  }

  /// The cases whose id begins so, in order; never none.
  public func cases(_ prefix: String) throws -> [FixtureCase] {
    let found = cases.filter { $0.id.hasPrefix(prefix) }
    guard !found.isEmpty else { throw FixtureError(problem: "no case begins with \(prefix)") }
    return found
  }

  /// The case of that id.
  public func callAsFunction(_ id: String) throws -> FixtureCase {
    guard let found = cases.first(where: { $0.id == id }) else {
      throw FixtureError(problem: "no case \(id)")
    }
    return found
  }
}

/// One computation: inputs, and what came out.
public struct FixtureCase: Sendable, Decodable, CustomStringConvertible {
  /// Unique in its file, mostly `loss/variant/batch`.
  public let id: String
  /// Hyper-parameters by name.
  public let hyper: [String: JSONValue]?
  /// Tensors and other inputs by name.
  public let inputs: [String: JSONValue]
  /// Names of the inputs that a gradient is expected of.
  public let differentiable: [String]?
  /// Results by name.
  public let expected: JSONValue
  /// Tolerances in double precision: `loss_rel` and `grad_abs`, or `abs`.
  public let tolerance: [String: Double]?

  /// The id.
  public var description: String { id }

  /// A tensor among the inputs.
  public func input(_ name: String) throws -> FixtureTensor {
    guard let value = inputs[name] else { throw FixtureError(problem: "\(id): no input \(name)") }
    return try value.tensor(id)
  }

  /// A hyper-parameter that is a number.
  public func number(_ name: String) throws -> Double {
    guard case .number(let value)? = hyper?[name] else {
      throw FixtureError(problem: "\(id): no number \(name)")
    }
    return value
  }

  /// The expected loss.
  public var loss: Double { get throws { try expected("loss").number(id) } }

  /// The expected gradient of an input.
  public func gradient(_ name: String) throws -> FixtureTensor {
    try expected("grad", name).tensor(id)
  }

  /// The result at a path of names.
  public func expected(_ path: String...) throws -> JSONValue {
    try path.reduce(expected) { value, name in
      guard case .object(let members) = value, let member = members[name] else {
        throw FixtureError(problem: "\(id): nothing expected at \(path.joined(separator: "."))")
      }
      return member
    }
  }
}

/// Numbers with a shape, row-major.
public struct FixtureTensor: Sendable, Equatable {
  /// Sizes of the dimensions.
  public let shape: [Int]
  /// The numbers; integers and truth values too.
  public let values: [Double]
  /// The numbers as integers.
  public var integers: [Int] { values.map { Int($0) } }
  /// The numbers as truth values.
  public var booleans: [Bool] { values.map { $0 != 0 } }
}

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
      throw FixtureError(problem: "\(place): expected a number, got \(self)")
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
    default: throw FixtureError(problem: "\(place): expected numbers, got \(self)")
    }
  }

  /// The tensor this is.
  public func tensor(_ place: String) throws -> FixtureTensor {
    guard case .object(let members) = self, let shape = members["shape"],
      let data = members["data"]
    else { throw FixtureError(problem: "\(place): expected a tensor, got \(self)") }
    return FixtureTensor(
      shape: try shape.numbers(place).map { Int($0) }, values: try data.numbers(place))
  }
}

/// A fixture that is not as a test expects it.
public struct FixtureError: Error, CustomStringConvertible {
  /// What is missing, and where.
  public let problem: String
  /// The problem.
  public var description: String { problem }
}
