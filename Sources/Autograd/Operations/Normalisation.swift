/// What batch normalisation made: the output, and the statistics of the batch.
public struct BatchNormalised: Sendable {
  /// Of the shape of the input.
  public let output: Tensor
  /// Means of the batch, `[channels]`.
  public let mean: Tensor
  /// Biased variances of the batch, `[channels]`.
  public let variance: Tensor
}

extension Tensor {
  /// Batch normalisation over all but the last axis, with the batch's own statistics.
  ///
  ///     y = activation(scale · (x - mean) / √(variance + ε) + shift + residual)
  ///
  /// - Shapes: `[batch, height, width, channels]`, the residual too; scale and shift `[channels]`.
  /// - Source: Ioffe, Szegedy, "Batch Normalization", ICML 2015, algorithm 1.
  public func batchNormalised(
    scale: Tensor, shift: Tensor, epsilon: Double = 1e-5, activation: Activation = .none,
    adding residual: Tensor? = nil
  ) -> BatchNormalised {
    require(
      shape.count == 4 && scale.shape == [shape[3]] && shift.shape == [shape[3]],
      "batch normalisation of \(shape) with scale \(scale.shape) and shift \(shift.shape)")
    require(
      residual == nil || residual?.shape == shape,
      "a residual of \(residual?.shape ?? []) for \(shape)")
    return type == .float32
      ? fusedBatchNormalised(scale, shift, epsilon, activation, residual)
      : referenceBatchNormalised(scale, shift, epsilon, activation, residual)
  }

  /// The largest values of each window of the normalised image.
  ///
  /// - Shapes: `[batch, height, width, channels]` → `[batch, height', width', channels]`.
  public func batchNormalisedMaxPooled(
    size: Int, stride: Int, padding: Int = 0, scale: Tensor, shift: Tensor,
    epsilon: Double = 1e-5, activation: Activation = .none
  ) -> BatchNormalised {
    let geometry = pooling(size: size, stride: stride, padding: padding)
    if type == .float32, MaxPooling.supports(geometry) {
      return fusedBatchNormalisedMaxPooled(
        geometry, scale: scale, shift: shift, epsilon: epsilon, activation: activation)
    }
    let normalised = batchNormalised(
      scale: scale, shift: shift, epsilon: epsilon, activation: activation)
    return BatchNormalised(
      output: normalised.output.maxPooled(size: size, stride: stride, padding: padding),
      mean: normalised.mean, variance: normalised.variance)
  }

  /// The same from other operations: the reference path.
  func referenceBatchNormalised(
    _ scale: Tensor, _ shift: Tensor, _ epsilon: Double, _ activation: Activation,
    _ residual: Tensor?
  ) -> BatchNormalised {
    let channels = shape[3]
    let rows = reshaped(to: [count / channels, channels])
    let mean = rows.mean(along: 0)
    let centred = rows - mean
    let variance = centred.squared().mean(along: 0)
    let output = centred / (variance + epsilon).squareRoot() * scale + shift
    let shaped = output.reshaped(to: shape)
    return BatchNormalised(
      output: (residual.map { shaped + $0 } ?? shaped).activated(activation),
      mean: mean.detached(), variance: variance.detached())
  }

  /// Batch normalisation with given statistics, as in inference.
  public func normalised(
    mean: Tensor, variance: Tensor, scale: Tensor, shift: Tensor, epsilon: Double = 1e-5,
    activation: Activation = .none, adding residual: Tensor? = nil
  ) -> Tensor {
    if type == .float32, !mean.requiresGradient, !variance.requiresGradient {
      return fusedNormalised(
        mean: mean, variance: variance, scale, shift, epsilon, activation, residual)
    }
    let factor = scale / (variance + epsilon).squareRoot()
    let output = self * factor + (shift - mean * factor)
    return (residual.map { output + $0 } ?? output).activated(activation)
  }
}
