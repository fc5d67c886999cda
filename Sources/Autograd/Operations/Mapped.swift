extension Tensor {
  /// A function of every element, given with its slope there.
  ///
  /// The slope need not be that of the value: a bounded one, a straight-through one and zero are as
  /// good. Both are computed in double precision, once; meant for one element a row, not for images.
  ///
  /// - Shapes: any, kept.
  public func mapped(_ function: (Double) -> (value: Double, slope: Double)) -> Tensor {
    let results = doubles.map(function)
    let slopes = Tensor(results.map(\.slope), shape: shape, type: type)
    return Tensor(results.map(\.value), shape: shape, type: type).recorded(from: [self]) {
      gradient in [gradient * slopes]
    }
  }

  /// A function of each two elements, given with its slopes in both.
  ///
  /// - Shapes: both the same, kept.
  public func mapped(
    with other: Tensor,
    _ function: (Double, Double) -> (value: Double, slope: Double, otherSlope: Double)
  ) -> Tensor {
    require(shape == other.shape, "mapped \(shape) with \(other.shape)")
    let results = zip(doubles, other.doubles).map(function)
    let slopes = Tensor(results.map(\.slope), shape: shape, type: type)
    let otherSlopes = Tensor(results.map(\.otherSlope), shape: shape, type: type)
    return Tensor(results.map(\.value), shape: shape, type: type).recorded(from: [self, other]) {
      gradient in [gradient * slopes, gradient * otherSlopes]
    }
  }

  /// A scalar whose gradients are known, for what is computed in one pass without a tape.
  ///
  /// - `gradients`: of the scalar, each of the shape of its tensor.
  public static func scalar(
    _ value: Double, gradients: [(of: Tensor, gradient: Tensor)]
  ) -> Tensor {
    let inputs = gradients.map(\.of)
    let slopes = gradients.map(\.gradient)
    let type = inputs.first?.type ?? .float32
    return Tensor([value], shape: [], type: type).recorded(from: inputs) { gradient in
      slopes.map { gradient * $0 }
    }
  }

  /// One element of each row put in the place of another.
  ///
  /// - Shapes: `[n, width]`, n columns and `[n]` → `[n, width]`.
  public func replacing(_ columns: [Int], with values: Tensor) -> Tensor {
    require(
      shape.count == 2 && shape[0] == columns.count && values.shape == [columns.count],
      "\(columns.count) columns of shape \(shape) replaced with \(values.shape)")
    return replaced(columns, values).recorded(from: [self, values]) { gradient in
      let zeros = Tensor(repeating: 0, shape: [columns.count], type: gradient.type)
      return [gradient.replaced(columns, zeros), gradient.picking(columns)]
    }
  }

  private func replaced(_ columns: [Int], _ values: Tensor) -> Tensor {
    type == .float32
      ? replaced(columns, values, Float.self) : replaced(columns, values, Double.self)
  }

  private func replaced<T: Real>(_ columns: [Int], _ values: Tensor, _: T.Type) -> Tensor {
    let width = shape[1]
    let (source, targets) = (buffer(T.self), values.buffer(T.self))
    defer { withExtendedLifetime((self, values)) {} }
    return Tensor.filling(shape, T.self) { output in
      guard let x = source.baseAddress, let y = output.baseAddress else { return }
      Threads.split(columns.count, grain: max(1, parallelGrain / max(1, width))) { rows in
        for row in rows {
          (y + row &* width).update(from: x + row &* width, count: width)
          y[row &* width &+ columns[row]] = targets[row]
        }
      }
    }
  }
}
