extension Tensor {
  /// All places of an image in one row, channel by channel: the order in which PyTorch flattens, so
  /// that the weights of a layer that follows can be exchanged.
  ///
  /// - Shapes: `[batch, height, width, channels]` → `[batch, channels · height · width]`.
  public func flattenedByChannel() -> Tensor {
    require(shape.count == 4, "flattened by channel: \(shape)")
    let original = shape
    let (places, channels) = (shape[1] * shape[2], shape[3])
    let value = transposedRows(places, channels)
    return value.reshaped(to: [shape[0], channels * places]).recorded(from: [self]) {
      gradient, _ in
      [gradient.transposedRows(channels, places).reshaped(to: original)]
    }
  }

  /// Each row, a matrix of `height` and `width`, transposed; off the tape.
  private func transposedRows(_ height: Int, _ width: Int) -> Tensor {
    let matrices = detached().reshaped(to: [count / (height * width), height, width])
    return type == .float32
      ? matrices.transposedMatrices(Float.self) : matrices.transposedMatrices(Double.self)
  }

  private func transposedMatrices<T: Real>(_: T.Type) -> Tensor {
    let (height, width) = (shape[1], shape[2])
    let source = buffer(T.self)
    defer { withExtendedLifetime(self) {} }
    return Tensor.filling([shape[0], width, height], T.self) { output in
      guard let from = source.baseAddress, let to = output.baseAddress else { return }
      Threads.split(shape[0], grain: max(1, parallelGrain / (height * width))) { part in
        for matrix in part {
          let (x, y) = (from + matrix &* height &* width, to + matrix &* height &* width)
          for row in 0..<height {
            for column in 0..<width { y[column &* height &+ row] = x[row &* width &+ column] }
          }
        }
      }
    }
  }
}
