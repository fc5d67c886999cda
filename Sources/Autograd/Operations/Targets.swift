extension Tensor {
  /// One element of each row put through a function given with its slope there, the others kept, and
  /// all of them scaled: logits whose targets carry a margin.
  ///
  /// One pass forward and one back, however many columns there are. The slope need not be that of
  /// the value: see ``mapped(_:)``.
  ///
  /// - Shapes: `[n, width]` and n columns → `[n, width]`.
  public func mapped(
    at columns: [Int], scale: Double = 1,
    _ function: (_ row: Int, _ x: Double) -> (value: Double, slope: Double)
  ) -> Tensor {
    let results = chosen(columns).enumerated().map(function)
    let slopes = results.map(\.slope)
    return scaled(scale, columns) { row, _ in results[row].value }.recorded(from: [self]) {
      gradient in [gradient.scaled(scale, columns) { row, g in slopes[row] * g }]
    }
  }

  /// The same with a function that takes another number a row and has a slope in it, too.
  ///
  /// - Shapes: `[n, width]`, n columns and `[n]` → `[n, width]`.
  public func mapped(
    at columns: [Int], with other: Tensor, scale: Double = 1,
    _ function: (_ row: Int, _ x: Double, _ y: Double)
      -> (value: Double, slope: Double, otherSlope: Double)
  ) -> Tensor {
    require(other.shape == [columns.count], "\(columns.count) columns mapped with \(other.shape)")
    let results = zip(chosen(columns), other.doubles).enumerated().map { row, pair in
      function(row, pair.0, pair.1)
    }
    let (slopes, otherSlopes) = (results.map(\.slope), results.map { scale * $0.otherSlope })
    let value = scaled(scale, columns) { row, _ in results[row].value }
    return value.recorded(from: [self, other]) { gradient in
      let toOther = zip(gradient.chosen(columns), otherSlopes).map { $0 * $1 }
      return [
        gradient.scaled(scale, columns) { row, g in slopes[row] * g },
        Tensor(toOther, shape: [columns.count], type: gradient.type),
      ]
    }
  }

  /// One element of each row.
  private func chosen(_ columns: [Int]) -> [Double] {
    require(
      shape.count == 2 && shape[0] == columns.count, "\(columns.count) columns of shape \(shape)")
    return detached().picking(columns).doubles
  }

  private func scaled(
    _ factor: Double, _ columns: [Int], _ replacement: (Int, Double) -> Double
  ) -> Tensor {
    type == .float32
      ? scaled(factor, columns, replacement, Float.self)
      : scaled(factor, columns, replacement, Double.self)
  }

  private func scaled<T: Real>(
    _ factor: Double, _ columns: [Int], _ replacement: (Int, Double) -> Double, _: T.Type
  ) -> Tensor {
    let (width, source) = (shape[1], buffer(T.self))
    let replacements = columns.enumerated().map { row, column in
      T(factor * replacement(row, Double(source[row * width + column])))
    }
    let factor = T(factor)
    defer { withExtendedLifetime(self) {} }
    return Tensor.filling(shape, T.self) { output in
      guard let x = source.baseAddress, let y = output.baseAddress else { return }
      Threads.split(columns.count, grain: max(1, parallelGrain / max(1, width))) { rows in
        for row in rows {
          let (from, to) = (x + row &* width, y + row &* width)
          for i in 0..<width { to[i] = factor * from[i] }
          to[columns[row]] = replacements[row]
        }
      }
    }
  }
}
