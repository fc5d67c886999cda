/// A matrix product and a bias.
public struct Linear: Layer {
  /// `[output, input]`.
  public var weight: Tensor
  /// `[output]`.
  public var bias: Tensor

  /// A layer with PyTorch's initial values: uniform within ±1/√input.
  public init(_ input: Int, _ output: Int, random: inout Random) {
    let bound = 1 / Double(input).squareRoot()
    weight = Tensor.uniform([output, input], bound: bound, random: &random).parameter()
    bias = Tensor.uniform([output], bound: bound, random: &random).parameter()
  }

  public func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    input.transformed(by: weight, bias: bias)
  }

  public mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try body(prefix + "weight", .weight, &weight)
    try body(prefix + "bias", .bias, &bias)
  }
}
