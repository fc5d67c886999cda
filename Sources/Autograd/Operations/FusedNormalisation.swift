extension Tensor {
  /// Batch normalisation with residual and activation in two passes, and two more for gradients.
  func fusedBatchNormalised(
    _ scale: Tensor, _ shift: Tensor, _ epsilon: Double, _ activation: Activation,
    _ residual: Tensor?
  ) -> BatchNormalised {
    let view = ChannelRows(shape)
    let x = detached()
    let moments = ChannelMoments(x.pointer, view)
    let batch = BatchFactors(moments, scale, epsilon)
    let output = normalised(
      view, batch, shift, activation, residual, scale: scale, rows: view.rows)
    return BatchNormalised(output, moments)
  }

  /// Normalisation with given statistics, which take no gradient.
  func fusedNormalised(
    mean: Tensor, variance: Tensor, _ scale: Tensor, _ shift: Tensor, _ epsilon: Double,
    _ activation: Activation, _ residual: Tensor?
  ) -> Tensor {
    normalised(
      ChannelRows(shape),
      BatchFactors(mean: mean.doubles, variance: variance.doubles, scale, epsilon), shift,
      activation, residual, scale: scale, rows: nil)
  }

  private func normalised(
    _ view: ChannelRows, _ batch: BatchFactors, _ shift: Tensor, _ activation: Activation,
    _ residual: Tensor?, scale: Tensor, rows: Int?
  ) -> Tensor {
    let x = detached()
    let kernel = NormalisationKernel(
      view, mean: batch.mean, factor: batch.factor, shift: shift.doubles, activation: activation)
    let output = Tensor.unwritten(shape)
    kernel.apply(x.pointer, adding: residual?.pointer, to: output.mutablePointer)
    withExtendedLifetime((self, residual)) {}
    let inputs = [self, scale, shift] + (residual.map { [$0] } ?? [])
    let gradients = NormalisationGradients(
      kernel: kernel, batch: batch, rows: rows, x: x, wantsInput: requiresGradient,
      wantsResidual: residual.map(\.requiresGradient),
      output: residual == nil || activation == .none ? nil : output)
    return output.recorded(from: inputs) { gradients($0) }
  }
}

/// How gradients flow back through a normalisation with residual and activation.
private struct NormalisationGradients: Sendable {
  let kernel: NormalisationKernel
  let batch: BatchFactors
  /// Of the batch that the statistics are of; nil for given ones.
  let rows: Int?
  let x: Tensor
  let wantsInput: Bool
  /// Nil without a residual.
  let wantsResidual: Bool?
  /// What tells where the activation let values through; nil where the input does.
  let output: Tensor?

  func callAsFunction(_ gradient: Tensor) -> [Tensor?] {
    guard let output else {
      let sums = kernel.sums(x.pointer, gradient.pointer)
      // A residual gets this very gradient, which then has to stay as it is.
      let result =
        wantsResidual == nil ? Tensor.unwritten(inPlaceOf: gradient) : Tensor.unwritten(x.shape)
      return parts(sums, gradient, masked: true, result)
    }
    let z = Tensor.unwritten(inPlaceOf: gradient)
    let sums = kernel.sums(
      x.pointer, gradient.pointer, output: output.pointer, z: z.mutablePointer)
    withExtendedLifetime((gradient, output)) {}
    return parts(sums, z, masked: false, Tensor.unwritten(x.shape))
  }

  private func parts(_ sums: ColumnSums, _ z: Tensor, masked: Bool, _ result: Tensor) -> [Tensor?] {
    let terms = GradientTerms(sums, batch, rows: rows)
    if wantsInput {
      kernel.writeGradient(
        x.pointer, z.pointer, masked: masked, terms, to: result.mutablePointer)
    }
    withExtendedLifetime((x, z)) {}
    return [wantsInput ? result : nil, terms.scaleGradient, terms.shiftGradient]
      + (wantsResidual.map { [$0 ? z : nil] } ?? [])
  }
}

extension Tensor {
  /// These values normalised with given statistics, in their own memory: only for values that were
  /// just computed and that nothing else shows.
  func normaliseFresh(_ kernel: NormalisationKernel, adding residual: Tensor?) {
    kernel.apply(pointer, adding: residual?.pointer, to: mutablePointer)
    withExtendedLifetime((self, residual)) {}
  }

  /// The elements of single precision; valid while the tensor lives.
  var pointer: UnsafePointer<Float> { UnsafePointer(mutablePointer) }

  /// The elements of a single-precision tensor that is still to be written.
  var mutablePointer: UnsafeMutablePointer<Float> {
    require(type == .float32, "a \(type) tensor read as \(ScalarType.float32)")
    return node.storage.pointer.assumingMemoryBound(to: Float.self)
  }
}

extension BatchNormalised {
  init(_ output: Tensor, _ moments: ChannelMoments) {
    self.output = output
    let channels = [moments.mean.count]
    mean = Tensor(moments.mean, shape: channels, type: .float32)
    variance = Tensor(moments.variance, shape: channels, type: .float32)
  }
}
