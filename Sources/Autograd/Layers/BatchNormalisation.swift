/// Batch normalisation with learned scale and shift; what follows it is computed in the same pass.
///
/// That is an activation, a residual added before it, or max pooling after it. Names are torchvision's:
/// `weight`, `bias`, `running_mean`, `running_var`. As there, the running variance takes the unbiased
/// estimate, with momentum 0.1. One whose scale and shift are frozen, that is, take no gradient, keeps
/// its running statistics and normalises with them in training, too.
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
  /// What is applied to the normalised values, and to the sum where a residual is added.
  public let activation: Activation
  /// What keeps the divisor from zero.
  public let epsilon: Double
  private let momentum = 0.1

  /// A normalisation that starts as the identity, or with a given scale.
  ///
  /// - Parameter rectified: short for an activation of `relu`.
  public init(
    _ channels: Int, activation: Activation = .none, rectified: Bool = false, scale: Double = 1,
    epsilon: Double = 1e-5
  ) {
    self.scale = Tensor(repeating: scale, shape: [channels]).parameter()
    shift = Tensor(repeating: 0, shape: [channels]).parameter()
    runningMean = Tensor(repeating: 0, shape: [channels])
    runningVariance = Tensor(repeating: 1, shape: [channels])
    self.activation = rectified ? .relu : activation
    self.epsilon = epsilon
  }

  /// Whether neither scale nor shift is learned.
  public var isFrozen: Bool { !scale.requiresGradient && !shift.requiresGradient }

  public mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    self(input, adding: nil, mode)
  }

  /// The activation of the normalised input and a residual.
  ///
  /// - Shapes: `[batch, height, width, channels]`, both.
  public mutating func callAsFunction(
    _ input: Tensor, adding other: Tensor?, _ mode: Mode
  ) -> Tensor {
    guard mode.isTraining, !isFrozen else {
      return input.normalised(
        mean: runningMean, variance: runningVariance, scale: scale, shift: shift,
        epsilon: epsilon, activation: activation, adding: other)
    }
    let result = input.batchNormalised(
      scale: scale, shift: shift, epsilon: epsilon, activation: activation, adding: other)
    remember(result, rows: input.count / input.shape[3])
    return result.output
  }

  /// The largest activated value of each window, without the normalised image being kept.
  ///
  /// - Shapes: `[batch, height, width, channels]` → `[batch, height', width', channels]`.
  public mutating func maxPooled(
    _ input: Tensor, size: Int, stride: Int, padding: Int = 0, _ mode: Mode
  ) -> Tensor {
    guard mode.isTraining, !isFrozen else {
      let geometry = input.pooling(size: size, stride: stride, padding: padding)
      if let kernel = kernel(for: input), MaxPooling.supports(geometry) {
        return input.pooled(geometry, behind: kernel)
      }
      return self(input, mode).maxPooled(size: size, stride: stride, padding: padding)
    }
    let result = input.batchNormalisedMaxPooled(
      size: size, stride: stride, padding: padding, scale: scale, shift: shift,
      epsilon: epsilon, activation: activation)
    remember(result, rows: input.count / input.shape[3])
    return result.output
  }

  /// What inference does with such an input in one pass; nil where gradients or double precision are
  /// asked for.
  func kernel(for input: Tensor) -> NormalisationKernel? {
    let parts = [input, scale, shift, runningMean, runningVariance]
    guard input.type == .float32, !parts.contains(where: \.requiresGradient) else { return nil }
    return NormalisationKernel(
      ChannelRows(input.shape), statistics: (runningMean, runningVariance), scale, shift, epsilon,
      activation)
  }

  /// Moves the running statistics towards those of a batch.
  private mutating func remember(_ batch: BatchNormalised, rows: Int) {
    let unbiased = Double(rows) / Double(max(1, rows - 1))
    runningMean.move(towards: batch.mean, rate: momentum)
    runningVariance.move(towards: batch.variance * unbiased, rate: momentum)
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
