extension Tensor {
  /// Max pooling in own kernels.
  func fusedMaxPooled(_ geometry: PoolingShape) -> Tensor {
    let pooling = MaxPooling(shape: geometry)
    let channels = geometry.input[3]
    let identity = NormalisationKernel(
      ChannelRows(shape), mean: [Double](repeating: 0, count: channels),
      factor: [Double](repeating: 1, count: channels),
      shift: [Double](repeating: 0, count: channels), activation: .none)
    let places = PoolMemory<UInt8>(pooling.placeCount)
    let output = Tensor.unwritten(geometry.output)
    pooling.apply(pointer, identity, to: output.mutablePointer, places: places.start)
    withExtendedLifetime((self, identity)) {}
    return output.recorded(from: [self]) { gradient in
      let result = Tensor.unwritten(geometry.input)
      let count = geometry.input.dropLast().reduce(1, *)
      Threads.split(count, grain: max(1, parallelGrain / max(1, channels))) {
        pooling.gather($0, gradient.pointer, places.start, to: result.mutablePointer)
      }
      withExtendedLifetime((gradient, places)) {}
      return [result]
    }
  }

  /// The largest activated values of normalised windows, without gradient.
  func pooled(_ geometry: PoolingShape, behind norm: NormalisationKernel) -> Tensor {
    let pooling = MaxPooling(shape: geometry)
    let places = PoolMemory<UInt8>(pooling.placeCount)
    let output = Tensor.unwritten(geometry.output)
    pooling.apply(pointer, norm, to: output.mutablePointer, places: places.start)
    withExtendedLifetime((self, norm, places)) {}
    return output
  }

  /// The largest activated values of batch-normalised windows; the normalised image is not stored.
  func fusedBatchNormalisedMaxPooled(
    _ geometry: PoolingShape, scale: Tensor, shift: Tensor, epsilon: Double,
    activation: Activation
  ) -> BatchNormalised {
    let (view, pooling, x) = (ChannelRows(shape), MaxPooling(shape: geometry), detached())
    let moments = ChannelMoments(x.pointer, view)
    let batch = BatchFactors(moments, scale, epsilon)
    let norm = NormalisationKernel(
      view, mean: moments.mean, factor: batch.factor, shift: shift.doubles,
      activation: activation)
    let places = PoolMemory<UInt8>(pooling.placeCount)
    let output = Tensor.unwritten(geometry.output)
    pooling.apply(x.pointer, norm, to: output.mutablePointer, places: places.start)
    withExtendedLifetime((x, norm)) {}
    let recorded = output.recorded(from: [self, scale, shift]) { gradient in
      let result = Tensor.unwritten(x.shape)
      let sums = norm.sums(x.pointer, z: result.pointer) {
        pooling.gather($0, gradient.pointer, places.start, to: result.mutablePointer)
      }
      let terms = GradientTerms(sums, batch, rows: view.rows)
      norm.writeGradient(
        x.pointer, result.pointer, masked: false, terms, to: result.mutablePointer)
      withExtendedLifetime((x, gradient, places)) {}
      return [result, terms.scaleGradient, terms.shiftGradient]
    }
    return BatchNormalised(recorded, moments)
  }
}
