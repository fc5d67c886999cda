/// A two-dimensional convolution without bias, as it stands before a normalisation.
public struct Convolution2D: Layer {
  /// `[output, input / groups, kernel, kernel]`.
  public var weight: Tensor
  /// Distance between windows.
  public let stride: Int
  /// Rows and columns of zeros around the input.
  public let padding: Int
  /// Number of groups of channels that do not see each other.
  public let groups: Int

  /// A convolution with He's initial weights; padding keeps the size at stride 1.
  public init(
    _ input: Int, _ output: Int, kernel: Int, stride: Int = 1, padding: Int? = nil,
    groups: Int = 1, random: inout Random
  ) {
    weight = Tensor.heNormal([output, input / groups, kernel, kernel], random: &random).parameter()
    self.stride = stride
    self.padding = padding ?? kernel / 2
    self.groups = groups
  }

  public func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    input.convolved(with: weight, stride: stride, padding: padding, groups: groups)
  }

  public mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try body(prefix + "weight", .weight, &weight)
  }
}
