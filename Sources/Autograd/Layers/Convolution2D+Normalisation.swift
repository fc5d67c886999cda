extension Convolution2D {
  /// The convolution, normalised; a residual is added before the normalisation's activation.
  ///
  /// In inference the normalisation is folded: the weights take its scale, and what remains is one
  /// bias a channel. Folding is done at every call, so that it never belongs to older weights.
  ///
  /// - Shapes: as of the convolution alone; the residual as the output.
  public func callAsFunction(
    _ input: Tensor, then norm: inout BatchNormalisation, adding other: Tensor? = nil,
    _ mode: Mode
  ) -> Tensor {
    norm(self(input, mode), adding: other, mode)
  }
}
