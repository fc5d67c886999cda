extension Tensor {
  /// Every channel of every image times a factor of its own, as squeeze-and-excitation needs it.
  ///
  /// - Shapes: `[batch, height, width, channels]` and `[batch, channels]`.
  /// - Source: Hu, Shen, Sun, "Squeeze-and-Excitation Networks", CVPR 2018.
  public func scaled(byChannels factors: Tensor) -> Tensor {
    require(
      shape.count == 4 && factors.shape == [shape[0], shape[3]],
      "channels of \(shape) scaled by \(factors.shape)")
    return type == .float32
      ? fusedScaled(byChannels: factors) : self * factors.reshaped(to: [shape[0], 1, 1, shape[3]])
  }

  /// factor · x + residual, with one factor a channel, the last axis.
  ///
  /// - Shapes: `[…, channels]`, `[channels]`, and the residual as the tensor itself.
  /// - Source: Touvron, Cord, Sablayrolles, Synnaeve, Jégou, "Going deeper with Image Transformers",
  ///   ICCV 2021: layer scale.
  public func scaled(by factor: Tensor, adding residual: Tensor) -> Tensor {
    require(
      factor.shape == [shape.last ?? 1] && residual.shape == shape,
      "\(shape) scaled by \(factor.shape), added to \(residual.shape)")
    return type == .float32
      ? fusedScaled(by: factor, adding: residual) : self * factor + residual
  }
}
