internal import Synchronization

/// The first value of a computation that is not finite.
public struct NotFiniteValue: Sendable, Equatable {
  /// Names of the parameters that it was computed from directly; none for an operation without.
  public let parameters: [String]
  /// The name of the last parameter that took part before it; nil when none did.
  public let after: String?
  /// The places along its first axis that hold a number that is not finite.
  public let rows: [Int]
  /// Its shape.
  public let shape: [Int]
}

/// Computes with every value kept on the tape, as ``Tensor/firstNotFinite(naming:)`` needs them.
public func withValuesKept<Result>(_ body: () throws -> Result) rethrows -> Result {
  try Recording.$current.withValue(.keepingValues, operation: body)
}

extension Tensor {
  /// The first value on the way to this one, in order of computation, that is not finite.
  ///
  /// What the tape knows is enough: no layer has to be asked. A value counts even when what follows
  /// hides it. The values must have been computed inside ``withValuesKept(_:)``.
  ///
  /// - Parameter parameters: leaves of the tape with their names.
  /// - Returns: nil when all values that gradients flow through are finite, this one too.
  public func firstNotFinite(
    naming parameters: [(name: String, value: Tensor)]
  ) -> NotFiniteValue? {
    var names: [ObjectIdentifier: String] = [:]
    for (name, value) in parameters {
      if let record = value.node.record { names[ObjectIdentifier(record)] = name }
    }
    var last: String?
    for record in node.record?.inOrder() ?? [] {
      guard let inputs = record.tape.withLock({ $0?.inputs }) else { continue }
      guard let value = record.value.map(Tensor.init) else {
        preconditionFailure("a value of shape \(record.shape) was not kept for the search")
      }
      let direct = inputs.compactMap { $0.flatMap { names[ObjectIdentifier($0)] } }
      if !value.isFinite {
        return NotFiniteValue(
          parameters: direct, after: last, rows: value.rowsNotFinite, shape: value.shape)
      }
      last = direct.first ?? last
    }
    return nil
  }

  /// The places along the first axis that hold a number that is not finite.
  public var rowsNotFinite: [Int] {
    type == .float32 ? brokenRows(Float.self) : brokenRows(Double.self)
  }

  private func brokenRows<T: Real>(_: T.Type) -> [Int] {
    let values = buffer(T.self)
    defer { withExtendedLifetime(self) {} }
    let rows = max(1, shape.first ?? 1)
    let size = count / rows
    return (0..<rows).filter { row in
      !values[row * size..<(row + 1) * size].allSatisfy(\.isFinite)
    }
  }
}
