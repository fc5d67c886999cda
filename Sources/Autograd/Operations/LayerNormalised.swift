extension Tensor {
  /// Normalisation of every row along the last axis by its own mean and variance.
  ///
  ///     y = scale · (x - mean) / √(variance + ε) + shift
  ///
  /// - Shapes: `[…, channels]`; scale and shift `[channels]`.
  /// - Source: Ba, Kiros, Hinton, "Layer Normalization", 2016; the biased variance, as PyTorch's.
  public func layerNormalised(scale: Tensor, shift: Tensor, epsilon: Double = 1e-6) -> Tensor {
    let channels = shape.last ?? 1
    require(
      scale.shape == [channels] && shift.shape == [channels],
      "layer normalisation of \(shape) with scale \(scale.shape) and shift \(shift.shape)")
    return referenceLayerNormalised(scale, shift, epsilon)
  }

  /// The same from other operations: the reference path.
  func referenceLayerNormalised(_ scale: Tensor, _ shift: Tensor, _ epsilon: Double) -> Tensor {
    let centred = self - mean(along: -1, keepingAxis: true)
    let variance = centred.squared().mean(along: -1, keepingAxis: true)
    return centred / (variance + epsilon).squareRoot() * scale + shift
  }
}
