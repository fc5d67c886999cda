/// A two-dimensional convolution; without bias, as it stands before a normalisation, unless asked.
public struct Convolution2D: Layer {
  /// `[output, input / groups, height, width]`.
  public var weight: Tensor
  /// `[output]`; nil for a convolution without.
  public var bias: Tensor?
  /// Distance between windows.
  public let stride: Int
  /// Rows and columns of zeros around the input.
  public let padding: Padding2D
  /// Number of groups of channels that do not see each other.
  public let groups: Int

  /// A convolution with He's initial weights; padding keeps the size at stride 1.
  ///
  /// A bias starts as PyTorch's does: uniform within ±1/√fan-in.
  public init(
    _ input: Int, _ output: Int, kernel: Kernel2D, stride: Int = 1, padding: Padding2D? = nil,
    groups: Int = 1, bias: Bool = false, random: inout Random
  ) {
    require(
      groups > 0 && input % groups == 0 && output % groups == 0,
      "\(groups) groups of \(input) channels to \(output)")
    let shape = [output, input / groups, kernel.height, kernel.width]
    weight = Tensor.heNormal(shape, random: &random).parameter()
    let bound = 1 / Double(shape[1...].reduce(1, *)).squareRoot()
    self.bias =
      bias ? Tensor.uniform([output], bound: bound, random: &random).parameter() : nil
    self.stride = stride
    self.padding = padding ?? kernel.keepingSize
    self.groups = groups
  }

  public func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    input.convolved(with: weight, bias: bias, stride: stride, padding: padding, groups: groups)
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
