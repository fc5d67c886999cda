extension Tensor {
  /// Products of each two rows of the same block, for blocks of equally many rows.
  ///
  /// - Shapes: `[blocks · rows, width]` → `[blocks, rows²]`.
  public func blockProducts(of rows: Int) -> Tensor {
    require(
      shape.count == 2 && rows > 0 && shape[0] % rows == 0, "blocks of \(rows) rows in \(shape)")
    let x = detached()
    let value =
      type == .float32 ? x.blockProducts(rows, Float.self) : x.blockProducts(rows, Double.self)
    return value.recorded(from: [self]) { gradient in
      // dL/dX = (G + Gᵀ) X for each block
      [
        x.type == .float32
          ? x.blockGradient(rows, gradient, Float.self)
          : x.blockGradient(rows, gradient, Double.self)
      ]
    }
  }

  private func blockProducts<T: Real>(_ rows: Int, _: T.Type) -> Tensor {
    let (blocks, width) = (shape[0] / rows, shape[1])
    let source = buffer(T.self)
    defer { withExtendedLifetime(self) {} }
    return Tensor.filling([blocks, rows * rows], T.self) { output in
      guard let x = source.baseAddress, let y = output.baseAddress else { return }
      for block in 0..<blocks {
        let part = x + block &* rows &* width
        multiply(
          part, part, into: y + block &* rows &* rows, rows: rows, columns: rows, inner: width,
          transposingB: true)
      }
    }
  }

  private func blockGradient<T: Real>(_ rows: Int, _ gradient: Tensor, _: T.Type) -> Tensor {
    let (blocks, width) = (shape[0] / rows, shape[1])
    let (source, slopes) = (buffer(T.self), gradient.buffer(T.self))
    defer { withExtendedLifetime((self, gradient)) {} }
    return Tensor.filling(shape, T.self) { output in
      guard let x = source.baseAddress, let g = slopes.baseAddress, let y = output.baseAddress
      else { return }
      for block in 0..<blocks {
        let place = block &* rows &* width
        for transposed in [false, true] {
          multiply(
            g + block &* rows &* rows, x + place, into: y + place, rows: rows, columns: width,
            inner: rows, transposingA: transposed, adding: transposed)
        }
      }
    }
  }
}
