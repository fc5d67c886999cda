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
    let kernel = NormalisationKernel(
      view, mean: moments.mean, factor: batch.factor, shift: shift.doubles,
      activation: activation)
    let output = Tensor.unwritten(shape)
    kernel.apply(x.pointer, adding: residual?.pointer, to: output.mutablePointer)
    withExtendedLifetime((self, residual)) {}
    let inputs = [self, scale, shift] + (residual.map { [$0] } ?? [])
    let gradients = NormalisationGradients(
      kernel: kernel, batch: batch, x: x, wantsInput: requiresGradient,
      wantsResidual: residual.map(\.requiresGradient),
      output: residual == nil || activation == .none ? nil : output)
    let recorded = output.recorded(from: inputs) { gradients($0) }
    return BatchNormalised(recorded, moments)
  }
}

/// How gradients flow back through a normalisation with residual and activation.
private struct NormalisationGradients: Sendable {
  let kernel: NormalisationKernel
  let batch: BatchFactors
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
    let terms = GradientTerms(sums, batch, rows: kernel.view.rows)
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
