/// Results as they are nested in JSON.
indirect enum ResultsTree: Codable {
  case value(Results.Value)
  case group([String: ResultsTree])

  mutating func insert(_ value: Results.Value, at path: ArraySlice<String>) {
    guard let first = path.first else {
      self = .value(value)
      return
    }
    guard case .group(var children) = self else { return }
    var child = children[first] ?? .group([:])
    child.insert(value, at: path.dropFirst())
    children[first] = child
    self = .group(children)
  }

  var flattened: [(String, Results.Value)] {
    guard case .group(let children) = self else { return [] }
    return children.sorted { $0.key < $1.key }.flatMap { key, child -> [(String, Results.Value)] in
      if case .value(let value) = child { return [(key, value)] }
      return child.flattened.map { ("\(key).\($0.0)", $0.1) }
    }
  }

  /// An interval with `null` for what is not finite.
  private struct Interval: Codable {
    enum CodingKeys: String, CodingKey { case value, lower, upper, count }

    var value: Double?
    var lower: Double?
    var upper: Double?
    var count: Int

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(value, forKey: .value)
      try container.encode(lower, forKey: .lower)
      try container.encode(upper, forKey: .upper)
      try container.encode(count, forKey: .count)
    }

    init(_ estimate: Estimate) {
      func finite(_ number: Double) -> Double? { number.isFinite ? number : nil }
      (value, count) = (finite(estimate.value), estimate.count)
      (lower, upper) = (finite(estimate.lower), finite(estimate.upper))
    }

    /// Refuses a group that happens to hold a result called `count`.
    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      guard container.allKeys.count == 4 else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: container.codingPath, debugDescription: "not an interval"))
      }
      value = try container.decode(Double?.self, forKey: .value)
      lower = try container.decode(Double?.self, forKey: .lower)
      upper = try container.decode(Double?.self, forKey: .upper)
      count = try container.decode(Int.self, forKey: .count)
    }

    var estimate: Estimate {
      Estimate(value: value ?? .nan, lower: lower ?? .nan, upper: upper ?? .nan, count: count)
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    func finite(_ number: Double) -> Double? { number.isFinite ? number : nil }
    switch self {
    case .group(let children): try container.encode(children)
    case .value(.number(let number)): try container.encode(finite(number))
    case .value(.count(let count)): try container.encode(count)
    case .value(.text(let text)): try container.encode(text)
    case .value(.flag(let flag)): try container.encode(flag)
    case .value(.estimate(let estimate)): try container.encode(Interval(estimate))
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .value(.number(.nan))
    } else if let flag = try? container.decode(Bool.self) {
      self = .value(.flag(flag))
    } else if let count = try? container.decode(Int.self) {
      self = .value(.count(count))
    } else if let number = try? container.decode(Double.self) {
      self = .value(.number(number))
    } else if let text = try? container.decode(String.self) {
      self = .value(.text(text))
    } else if let interval = try? container.decode(Interval.self) {
      self = .value(.estimate(interval.estimate))
    } else {
      self = .group(try container.decode([String: ResultsTree].self))
    }
  }
}
