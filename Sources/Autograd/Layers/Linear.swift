/// A matrix product and, unless declined, a bias.
public struct Linear: Layer {
  /// `[output, input]`.
  public var weight: Tensor
  /// `[output]`; nil for a layer without.
  public var bias: Tensor?

  /// A layer with PyTorch's initial values: uniform within ±1/√input.
  public init(_ input: Int, _ output: Int, bias: Bool = true, random: inout Random) {
    let bound = 1 / Double(input).squareRoot()
    weight = Tensor.uniform([output, input], bound: bound, random: &random).parameter()
    self.bias = bias ? Tensor.uniform([output], bound: bound, random: &random).parameter() : nil
  }

  public func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    guard let bias else { return input.matmul(weight, otherTransposed: true) }
    return input.transformed(by: weight, bias: bias)
  }

  public mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try body(prefix + "weight", .weight, &weight)
    if var value = bias.take() {
      defer { bias = value }
      try body(prefix + "bias", .bias, &value)
    }
  }
}
