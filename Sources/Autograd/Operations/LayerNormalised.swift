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
    return type == .float32
      ? fusedLayerNormalised(scale, shift, epsilon)
      : referenceLayerNormalised(scale, shift, epsilon)
  }

  private func fusedLayerNormalised(_ scale: Tensor, _ shift: Tensor, _ epsilon: Double) -> Tensor {
    let (x, factor, channels) = (detached(), scale.detached(), scale.count)
    let kernel = LayerNormalisationKernel(
      rows: count / max(1, channels), channels: channels, epsilon: epsilon)
    let output = Tensor.unwritten(shape)
    kernel.apply(
      x.pointer, scale: factor.pointer, shift: shift.pointer, to: output.mutablePointer)
    withExtendedLifetime((x, factor, shift)) {}
    return output.recorded(from: [self, scale, shift]) { gradient in
      let result = Tensor.unwritten(inPlaceOf: gradient)
      let (toScale, toShift) = kernel.writeGradient(
        x.pointer, scale: factor.pointer, gradient: gradient.pointer, to: result.mutablePointer)
      withExtendedLifetime((x, factor, gradient)) {}
      return [
        result, Tensor(toScale, shape: [channels], type: .float32),
        Tensor(toShift, shape: [channels], type: .float32),
      ]
    }
  }

  /// The same from other operations: the reference path.
  func referenceLayerNormalised(_ scale: Tensor, _ shift: Tensor, _ epsilon: Double) -> Tensor {
    let centred = self - mean(along: -1, keepingAxis: true)
    let variance = centred.squared().mean(along: -1, keepingAxis: true)
    return centred / (variance + epsilon).squareRoot() * scale + shift
  }
}
