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
  /// How terms became a scalar, in words.
  public let reduction: String?
  /// Tolerances in double precision: `loss_rel` and `grad_abs`, or `abs`.
  public let tolerance: [String: Double]?

  /// The id.
  public var description: String { id }

  /// A tensor among the inputs.
  public func input(_ name: String) throws -> FixtureTensor {
    guard let value = inputs[name] else { throw FixtureError("\(id): no input \(name)") }
    return try value.tensor("\(id): inputs.\(name)")
  }

  /// A hyper-parameter, printing as a plugin's option is written.
  public subscript(_ name: String) -> JSONValue {
    get throws {
      guard let value = hyper?[name] else { throw FixtureError("\(id): no hyper.\(name)") }
      return value
    }
  }

  /// A hyper-parameter, or what it is where the case does not state it.
  public subscript(_ name: String, default value: JSONValue) -> JSONValue {
    hyper?[name] ?? value
  }

  /// Whether the case has an input or a hyper-parameter of that name.
  public func states(_ name: String) -> Bool { hyper?[name] != nil || inputs[name] != nil }

  /// A hyper-parameter that is a number.
  public func number(_ name: String) throws -> Double {
    try self[name].number("\(id): hyper.\(name)")
  }

  /// The numbers in the id's text: the values of cases that state them nowhere else.
  public var numbersInID: [Double] {
    id.split { !($0.isNumber || $0 == "." || $0 == "-") }.compactMap { Double($0) }
  }

  /// The expected loss.
  public var loss: Double { get throws { try expected("loss").number("\(id): expected.loss") } }

  /// The expected gradient of an input.
  public func gradient(_ name: String) throws -> FixtureTensor {
    try expected("grad", name).tensor("\(id): expected.grad.\(name)")
  }

  /// The result at a path of names.
  public func expected(_ path: String...) throws -> JSONValue {
    try path.reduce(expected) { value, name in
      guard case .object(let members) = value, let member = members[name] else {
        throw FixtureError("\(id): nothing expected at \(path.joined(separator: "."))")
      }
      return member
    }
  }
}
