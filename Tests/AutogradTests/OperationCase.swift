import Autograd
import TestSupport
import Testing

/// One primitive operation at one set of shapes.
struct OperationCase: Sendable, CustomTestStringConvertible {
  let name: String
  let inputs: [Tensor]
  let apply: @Sendable ([Tensor]) -> Tensor
  var testDescription: String { name }

  init(_ name: String, _ shapes: [[Int]], _ apply: @escaping @Sendable ([Tensor]) -> Tensor) {
    self.name = name
    inputs = shapes.enumerated().map { randomTensor($1, seed: UInt64($0 + 1)) }
    self.apply = apply
  }

  /// The same with positive arguments, for logarithms, roots and divisors.
  static func positive(
    _ name: String, _ shapes: [[Int]], _ apply: @escaping @Sendable ([Tensor]) -> Tensor
  ) -> OperationCase {
    OperationCase(name, shapes) { x in apply(x.map { $0.squared() + 0.5 }) }
  }
}
