/// Named tensors of a loss, visited in place like those of a layer.
public struct Parameters: Sendable, ExpressibleByDictionaryLiteral {
  private struct Entry: Sendable {
    var name: String
    var role: ParameterRole
    var value: Tensor
    var sample: RowSample?
  }
  private var entries: [Entry]

  /// Parameters in the order written; each is a weight.
  public init(dictionaryLiteral elements: (String, Tensor)...) {
    entries = elements.map { Entry(name: $0.0, role: .weight, value: $0.1.parameter()) }
  }

  /// The same parameters and one more.
  public func adding(_ name: String, _ role: ParameterRole, _ value: Tensor) -> Parameters {
    var result = self
    let value = role == .state ? value : value.parameter()
    result.entries.append(Entry(name: name, role: role, value: value))
    return result
  }

  /// The same parameters and all of another loss's, named after a prefix.
  public func adding(_ prefix: String, _ others: Parameters) -> Parameters {
    var result = self
    for var entry in others.entries {
      entry.name = prefix + entry.name
      result.entries.append(entry)
    }
    return result
  }

  /// A parameter that the loss declared.
  public subscript(name: String) -> Tensor {
    get { entries[index(name)].value }
    set { entries[index(name)].value = newValue }
  }

  private func index(_ name: String) -> Int {
    guard let index = entries.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("no parameter \(name); there are \(entries.map(\.name))")
    }
    return index
  }

  /// The names with their roles, in order.
  public var names: [(name: String, role: ParameterRole)] { entries.map { ($0.name, $0.role) } }

  /// Calls `body` with every parameter in place.
  public mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    for index in entries.indices {
      try body(prefix + entries[index].name, entries[index].role, &entries[index].value)
    }
  }

  /// Those parameters whose names begin so, without the prefix, for a loss inside another one.
  public func part(_ prefix: String) -> Parameters {
    var part: Parameters = [:]
    for var entry in entries where entry.name.hasPrefix(prefix) {
      entry.name.removeFirst(prefix.count)
      part.entries.append(entry)
    }
    return part
  }

  /// Calls `body` with the parameters whose names begin so, and keeps what it changes.
  public mutating func withPart<Result>(
    _ prefix: String, _ body: (inout Parameters) throws -> Result
  ) rethrows -> Result {
    var part = part(prefix)
    let result = try body(&part)
    for entry in part.entries {
      let place = index(prefix + entry.name)
      (entries[place].value, entries[place].sample) = (entry.value, entry.sample)
    }
    return result
  }
}

/// Rows of a parameter that stand for it in one step.
public struct RowSample: Sendable {
  /// The rows, in rising order.
  public let rows: [Int]
  /// Their values, `[rows.count, …]`: a leaf that gradients are found by.
  public let leaf: Tensor
}

extension Parameters {
  /// Some rows of a parameter, which alone get a gradient in this step and are updated after it.
  ///
  /// - Parameter rows: in rising order, none twice.
  public mutating func sampling(_ name: String, rows: [Int]) -> Tensor {
    require(zip(rows, rows.dropFirst()).allSatisfy { $0 < $1 }, "rows must rise: \(rows)")
    let place = index(name)
    let leaf = entries[place].value.detached().gathering(rows).parameter()
    entries[place].sample = RowSample(rows: rows, leaf: leaf)
    return leaf
  }

  /// The sampled rows of this step, by parameter.
  public var samples: [String: RowSample] {
    Dictionary(
      entries.compactMap { entry in entry.sample.map { (entry.name, $0) } },
      uniquingKeysWith: { $1 })
  }

  /// Forgets the sampled rows, before a step.
  public mutating func forgetSamples() {
    for index in entries.indices { entries[index].sample = nil }
  }

  /// The gradient of a parameter as a whole; sampled rows stand in zeros.
  public func gradient(of name: String, in gradients: Gradients) -> Tensor? {
    let entry = entries[index(name)]
    guard let sample = entry.sample else { return gradients[entry.value] }
    return gradients[sample.leaf]?.scattering(sample.rows, extent: entry.value.shape[0])
  }
}
