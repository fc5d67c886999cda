extension Tensor {
  /// Factors of channels as tables for the vectors of `view`.
  private func table(_ view: ChannelRows) -> PoolMemory<Float> {
    let table = PoolMemory<Float>(view.period)
    view.write(doubles, to: table.start)
    return table
  }

  /// A parametric rectifier in one pass; its gradients in two.
  func fusedParametricRectified(_ slope: Tensor) -> Tensor {
    let (view, x) = (ChannelRows(shape), detached())
    let slopes = slope.table(view)
    let output = Tensor.unwritten(shape)
    let (source, result) = (x.pointer, output.mutablePointer)
    view.forEachVector { offset, place, lanes in
      let value = Lanes(at: source + offset, count: lanes)
      value.replaced(with: value * Lanes(at: slopes.start + place), where: value .< Lanes.zero)
        .store(to: result + offset, count: lanes)
    }
    withExtendedLifetime((x, slopes)) {}
    return output.recorded(from: [self, slope]) { gradient in
      let (source, incoming) = (x.pointer, gradient.pointer)
      let sums = ColumnSums(view, SlopeTerm(x: source, gradient: incoming))
      let output = Tensor.unwritten(inPlaceOf: gradient)
      let result = output.mutablePointer
      view.forEachVector { offset, place, lanes in
        let value = Lanes(at: source + offset, count: lanes)
        // The gradient at zero is zero, as that of the plain rectifier.
        let factor = Lanes(repeating: 1).kept(where: value .> Lanes.zero)
          .replaced(with: Lanes(at: slopes.start + place), where: value .< Lanes.zero)
        (factor * Lanes(at: incoming + offset, count: lanes))
          .store(to: result + offset, count: lanes)
      }
      withExtendedLifetime((x, gradient, slopes)) {}
      return [output, Tensor(sums.second, shape: [view.channels], type: .float32)]
    }
  }

  /// factor · x + residual in one pass; its gradients in two.
  func fusedScaled(by factor: Tensor, adding residual: Tensor) -> Tensor {
    let (view, x) = (ChannelRows(shape), detached())
    let factors = factor.table(view)
    let output = Tensor.unwritten(shape)
    let (source, result, added) = (x.pointer, output.mutablePointer, residual.pointer)
    view.forEachVector { offset, place, lanes in
      Lanes(at: added + offset, count: lanes)
        .addingProduct(Lanes(at: source + offset, count: lanes), Lanes(at: factors.start + place))
        .store(to: result + offset, count: lanes)
    }
    withExtendedLifetime((x, residual, factors)) {}
    return output.recorded(from: [self, factor, residual]) { gradient in
      let (source, incoming) = (x.pointer, gradient.pointer)
      let sums = ColumnSums(view, ProductTerm(x: source, gradient: incoming))
      let output = Tensor.unwritten(x.shape)
      let result = output.mutablePointer
      view.forEachVector { offset, place, lanes in
        (Lanes(at: incoming + offset, count: lanes) * Lanes(at: factors.start + place))
          .store(to: result + offset, count: lanes)
      }
      withExtendedLifetime((x, gradient, factors)) {}
      // The residual shares the gradient.
      return [output, Tensor(sums.second, shape: [view.channels], type: .float32), gradient]
    }
  }

  /// Every channel of every image times a factor of its own, in one pass each way.
  func fusedScaled(byChannels factors: Tensor) -> Tensor {
    let (x, s) = (detached(), factors.detached())
    let (places, channels) = (shape[1] * shape[2], shape[3])
    let output = Tensor.unwritten(shape)
    let (source, scale, result) = (x.pointer, s.pointer, output.mutablePointer)
    forEachImageVector { start, column, lanes in
      let factor = Lanes(at: scale + column, count: lanes)
      for place in 0..<places {
        let offset = start &+ place &* channels
        (Lanes(at: source + offset, count: lanes) * factor)
          .store(to: result + offset, count: lanes)
      }
    }
    withExtendedLifetime((x, s)) {}
    return output.recorded(from: [self, factors]) { gradient in
      let toInput = Tensor.unwritten(inPlaceOf: gradient)
      let toFactors = Tensor.unwritten(s.shape)
      let (source, scale, incoming) = (x.pointer, s.pointer, gradient.pointer)
      let (result, sums) = (toInput.mutablePointer, toFactors.mutablePointer)
      x.forEachImageVector { start, column, lanes in
        let factor = Lanes(at: scale + column, count: lanes)
        var sum = Lanes.zero
        for place in 0..<places {
          let offset = start &+ place &* channels
          let g = Lanes(at: incoming + offset, count: lanes)
          sum.addProduct(g, Lanes(at: source + offset, count: lanes))
          (g * factor).store(to: result + offset, count: lanes)
        }
        sum.store(to: sums + column, count: lanes)
      }
      withExtendedLifetime((x, s, gradient)) {}
      return [toInput, toFactors]
    }
  }

  /// Calls `body` for up to sixteen channels of every image, in parallel: where they begin in the image,
  /// and where in a row of factors.
  @inline(__always)
  private func forEachImageVector(_ body: (_ start: Int, _ column: Int, _ lanes: Int) -> Void) {
    let (size, channels) = (shape[1] * shape[2] * shape[3], shape[3])
    Threads.split(shape[0], grain: max(1, parallelGrain / max(1, size))) { images in
      for image in images {
        for place in stride(from: 0, to: channels, by: Lanes.width) {
          body(
            image &* size &+ place, image &* channels &+ place,
            min(Lanes.width, channels &- place))
        }
      }
    }
  }
}

/// What a slope below zero gets of a gradient.
private struct SlopeTerm: ColumnTerm {
  let x: UnsafePointer<Float>
  let gradient: UnsafePointer<Float>

  @inline(__always)
  func add(_ offset: Int, _ place: Int, _ lanes: Int, _ first: inout Lanes, _ second: inout Lanes) {
    let value = Lanes(at: x + offset, count: lanes)
    second.addProduct(
      value.kept(where: value .< Lanes.zero), Lanes(at: gradient + offset, count: lanes))
  }
}

/// What a factor gets of a gradient.
private struct ProductTerm: ColumnTerm {
  let x: UnsafePointer<Float>
  let gradient: UnsafePointer<Float>

  @inline(__always)
  func add(_ offset: Int, _ place: Int, _ lanes: Int, _ first: inout Lanes, _ second: inout Lanes) {
    second.addProduct(
      Lanes(at: x + offset, count: lanes), Lanes(at: gradient + offset, count: lanes))
  }
}
