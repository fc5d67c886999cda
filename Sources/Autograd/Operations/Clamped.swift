extension Tensor {
  /// Every element, moved to the nearer bound where it lies outside; there the gradient is zero.
  public func clamped(to range: ClosedRange<Double>) -> Tensor {
    let x = detached()
    let value =
      type == .float32 ? clamped(range, Float.self) : clamped(range, Double.self)
    return value.recorded(from: [self]) { gradient in
      [
        gradient.type == .float32
          ? gradient.kept(where: x, range, Float.self)
          : gradient.kept(where: x, range, Double.self)
      ]
    }
  }

  private func clamped<T: Real>(_ range: ClosedRange<Double>, _: T.Type) -> Tensor {
    let (lower, upper) = (T(range.lowerBound), T(range.upperBound))
    let source = buffer(T.self)
    defer { withExtendedLifetime(self) {} }
    return Tensor.filling(shape, T.self) { output in
      Threads.split(output.count, grain: parallelGrain) { part in
        guard let x = source.baseAddress, let y = output.baseAddress else { return }
        for i in part { y[i] = x[i] < lower ? lower : x[i] > upper ? upper : x[i] }
      }
    }
  }

  /// These elements where those of `x` lie in the range, else 0.
  private func kept<T: Real>(where x: Tensor, _ range: ClosedRange<Double>, _: T.Type) -> Tensor {
    let (lower, upper) = (T(range.lowerBound), T(range.upperBound))
    let (source, conditions) = (buffer(T.self), x.buffer(T.self))
    defer { withExtendedLifetime((self, x)) {} }
    return Tensor.filling(shape, T.self) { output in
      Threads.split(output.count, grain: parallelGrain) { part in
        guard let g = source.baseAddress, let x = conditions.baseAddress,
          let y = output.baseAddress
        else { return }
        for i in part { y[i] = x[i] < lower || x[i] > upper ? 0 : g[i] }
      }
    }
  }
}
