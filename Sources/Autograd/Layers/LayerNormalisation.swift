/// Normalisation of every place by the mean and variance of its channels, with learned scale and shift.
///
/// The last axis holds the channels, so that images need no reordering. Names are torchvision's:
/// `weight` and `bias`.
///
/// - Source: Ba, Kiros, Hinton, "Layer Normalization", 2016.
public struct LayerNormalisation: Layer {
  /// Learned scale, `[channels]`.
  public var scale: Tensor
  /// Learned shift, `[channels]`.
  public var shift: Tensor
  /// What keeps the divisor from zero.
  public let epsilon: Double

  /// A normalisation that begins without scaling or shifting.
  public init(_ channels: Int, epsilon: Double = 1e-6) {
    scale = Tensor(repeating: 1, shape: [channels]).parameter()
    shift = Tensor(repeating: 0, shape: [channels]).parameter()
    self.epsilon = epsilon
  }

  public func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    input.layerNormalised(scale: scale, shift: shift, epsilon: epsilon)
  }

  public mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try body(prefix + "weight", .bias, &scale)
    try body(prefix + "bias", .bias, &shift)
  }
}
