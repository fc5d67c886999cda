extension Tensor {
  /// x · Φ(x) of every element, exactly, with the normal distribution's Φ.
  ///
  /// - Source: Hendrycks, Gimpel, "Gaussian Error Linear Units", 2016.
  public func gelu() -> Tensor {
    guard type == .float32 else { return referenceGELU() }
    let x = detached()
    let output = Tensor.unwritten(shape)
    let (source, result) = (x.pointer, output.mutablePointer)
    Lanes.forEach(count) { offset, lanes in
      let value = Lanes(at: source + offset, count: lanes)
      (value * value.gaussian().cumulative).store(to: result + offset, count: lanes)
    }
    withExtendedLifetime(x) {}
    return output.recorded(from: [self]) { gradient in [x.slopesOfGELU(gradient)] }
  }

  /// Φ(x) + x · φ(x), times the gradient.
  private func slopesOfGELU(_ gradient: Tensor) -> Tensor {
    let output = Tensor.unwritten(inPlaceOf: gradient)
    let (source, incoming, result) = (pointer, gradient.pointer, output.mutablePointer)
    let height = Float((0.5 / Double.pi).squareRoot())
    Lanes.forEach(count) { offset, lanes in
      let x = Lanes(at: source + offset, count: lanes)
      let (cumulative, bell) = x.gaussian()
      (cumulative.addingProduct(x * height, bell) * Lanes(at: incoming + offset, count: lanes))
        .store(to: result + offset, count: lanes)
    }
    withExtendedLifetime((self, gradient)) {}
    return output
  }
}
