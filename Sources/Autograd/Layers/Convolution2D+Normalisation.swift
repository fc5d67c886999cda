extension Convolution2D {
  /// The convolution, normalised; a residual is added before the normalisation's activation.
  ///
  /// In inference the normalisation works in the memory of the convolution's output, in one pass with
  /// residual and activation: what folding it into the weights would save is that pass's arithmetic,
  /// which memory hides, and nothing can belong to older weights.
  ///
  /// - Shapes: as of the convolution alone; the residual as the output.
  public func callAsFunction(
    _ input: Tensor, then norm: inout BatchNormalisation, adding other: Tensor? = nil,
    _ mode: Mode
  ) -> Tensor {
    let value = self(input, mode)
    guard !mode.isTraining || norm.isFrozen, let kernel = norm.kernel(for: value),
      other?.requiresGradient != true
    else { return norm(value, adding: other, mode) }
    require(
      other == nil || other?.shape == value.shape,
      "a residual of \(other?.shape ?? []) for \(value.shape)")
    value.normaliseFresh(kernel, adding: other)
    return value
  }
}
