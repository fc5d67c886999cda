/// Batch normalisation with learned scale and shift, optionally followed by a rectifier.
///
/// Names are torchvision's: `weight`, `bias`, `running_mean`, `running_var`. As there, the running
/// variance takes the unbiased estimate, with momentum 0.1.
///
/// - Source: Ioffe, Szegedy, "Batch Normalization", ICML 2015.
public struct BatchNormalisation: Layer {
  /// Learned scale, `[channels]`.
  public var scale: Tensor
  /// Learned shift, `[channels]`.
  public var shift: Tensor
  /// Running mean, `[channels]`.
  public var runningMean: Tensor
  /// Running variance, `[channels]`.
  public var runningVariance: Tensor
  /// Whether a rectifier follows, fused.
  public let rectified: Bool
  private let epsilon = 1e-5
  private let momentum = 0.1

  /// A normalisation that starts as the identity, or with a given scale.
  public init(_ channels: Int, rectified: Bool = false, scale: Double = 1) {
    self.scale = Tensor(repeating: scale, shape: [channels]).parameter()
    shift = Tensor(repeating: 0, shape: [channels]).parameter()
    runningMean = Tensor(repeating: 0, shape: [channels])
    runningVariance = Tensor(repeating: 1, shape: [channels])
    self.rectified = rectified
  }

  public mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    guard mode.isTraining else {
      return input.normalised(
        mean: runningMean, variance: runningVariance, scale: scale, shift: shift,
        epsilon: epsilon, rectified: rectified)
    }
    let result = input.batchNormalised(
      scale: scale, shift: shift, epsilon: epsilon, rectified: rectified)
    let rows = Double(input.count / input.shape[3])
    runningMean.move(towards: result.mean, rate: momentum)
    runningVariance.move(towards: result.variance * (rows / max(1, rows - 1)), rate: momentum)
    return result.output
  }

  public mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try body(prefix + "weight", .bias, &scale)
    try body(prefix + "bias", .bias, &shift)
    try body(prefix + "running_mean", .state, &runningMean)
    try body(prefix + "running_var", .state, &runningVariance)
  }
}
