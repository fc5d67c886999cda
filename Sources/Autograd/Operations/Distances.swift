extension Tensor {
  /// Rows divided by their Euclidean length; a row no longer than 1e-12 becomes zero.
  ///
  /// The gradient of such a row is zero too, where the usual `x / max(|x|, ε)` has 1/ε = 10¹².
  ///
  /// - Shapes: `[n, width]` → `[n, width]`.
  public func normalisedRows() -> Tensor {
    require(shape.count == 2, "normalisedRows() of shape \(shape)")
    let inverse =
      type == .float32
      ? inverseLengths(Float.self).reshaped(to: [shape[0], 1])
      : inverseLengths(Double.self).reshaped(to: [shape[0], 1])
    return (detached() * inverse).recorded(from: [self]) { gradient, unit in
      // dL/dx = (g - (g·x̂) x̂) / |x|
      let along = (gradient * unit).sum(along: 1, keepingAxis: true)
      return [(gradient - along * unit) * inverse]
    }
  }

  /// 1 / |x| of every row, zero where the row is no longer than 1e-12.
  func inverseLengths<T: Real>(_: T.Type) -> Tensor {
    let (rows, width) = (shape[0], shape[1])
    let source = buffer(T.self)
    defer { withExtendedLifetime(self) {} }
    return Tensor.filling([rows], T.self) { output in
      guard let x = source.baseAddress, let y = output.baseAddress else { return }
      Threads.split(rows, grain: max(1, parallelGrain / max(1, width))) { part in
        for row in part {
          let line = x + row &* width
          var total = 0.0
          for k in 0..<width { total += Double(line[k]) * Double(line[k]) }
          let length = total.squareRoot()
          y[row] = length > 1e-12 ? T(1 / length) : 0
        }
      }
    }
  }

  private func inverted<T: Real>(_: T.Type) -> Tensor {
    let source = buffer(T.self)
    defer { withExtendedLifetime(self) {} }
    return Tensor.filling(shape, T.self) { output in
      for i in output.indices { output[i] = source[i] > 1e-12 ? 1 / source[i] : 0 }
    }
  }

  /// Euclidean distances between the rows of two matrices, with zero gradient where they coincide.
  ///
  /// Computed from differences: the expansion |a|² + |b|² - 2ab loses half the digits of small
  /// distances.
  ///
  /// - Shapes: `[n, width]`, `[m, width]` → `[n, m]`.
  /// - Complexity: O(n · m · width)
  public func distances(to other: Tensor) -> Tensor {
    require(
      shape.count == 2 && other.shape.count == 2 && shape[1] == other.shape[1],
      "distances between \(shape) and \(other.shape)")
    let (a, b) = (detached(), other.detached())
    let (wantsLeft, wantsRight) = (requiresGradient, other.requiresGradient)
    let value =
      type == .float32 ? a.measured(to: b, Float.self) : a.measured(to: b, Double.self)
    return value.recorded(from: [self, other]) { gradient, distances in
      // dL/da_i = Σ_j w_ij (a_i - b_j), dL/db_j = Σ_i w_ij (b_j - a_i), w = g / d
      let single = distances.type == .float32
      let inverse = single ? distances.inverted(Float.self) : distances.inverted(Double.self)
      let weights = gradient * inverse
      func pulled(_ points: Tensor, from others: Tensor, _ weights: Tensor) -> Tensor {
        single
          ? points.pulled(from: others, weights, Float.self)
          : points.pulled(from: others, weights, Double.self)
      }
      return [
        wantsLeft ? pulled(a, from: b, weights) : nil,
        wantsRight ? pulled(b, from: a, weights.transposed()) : nil,
      ]
    }
  }

  /// Σ_j w_ij (x_i - y_j) for each row i; from differences too, as a unit force between two points
  /// that nearly coincide is lost otherwise.
  private func pulled<T: Real>(from other: Tensor, _ weights: Tensor, _: T.Type) -> Tensor {
    let (n, m, width) = (shape[0], other.shape[0], shape[1])
    let (points, others, factors) = (
      buffer(T.self), other.buffer(T.self), weights.buffer(T.self)
    )
    defer { withExtendedLifetime((self, other, weights)) {} }
    return Tensor.filling(shape, T.self) { output in
      output.initialize(repeating: 0)
      guard let x = points.baseAddress, let y = others.baseAddress,
        let w = factors.baseAddress, let out = output.baseAddress
      else { return }
      Threads.split(n, grain: max(1, parallelGrain / max(1, m * width))) { rows in
        for i in rows {
          let (point, total) = (x + i &* width, out + i &* width)
          for j in 0..<m where w[i &* m &+ j] != 0 {
            let (weight, target) = (w[i &* m &+ j], y + j &* width)
            for k in 0..<width { total[k] += weight * (point[k] - target[k]) }
          }
        }
      }
    }
  }

  private func measured<T: Real>(to other: Tensor, _: T.Type) -> Tensor {
    let (n, m, width) = (shape[0], other.shape[0], shape[1])
    let (left, right) = (buffer(T.self), other.buffer(T.self))
    defer { withExtendedLifetime((self, other)) {} }
    return Tensor.filling([n, m], T.self) { output in
      guard let a = left.baseAddress, let b = right.baseAddress, let d = output.baseAddress
      else { return }
      Threads.split(n, grain: max(1, parallelGrain / max(1, m * width))) { rows in
        for i in rows {
          for j in 0..<m {
            var lanes = SIMD8<T>.zero
            let (x, y) = (a + i &* width, b + j &* width)
            var k = 0
            while k &+ 8 <= width {
              let difference =
                UnsafeRawPointer(x + k).loadUnaligned(as: SIMD8<T>.self)
                - UnsafeRawPointer(y + k).loadUnaligned(as: SIMD8<T>.self)
              lanes += difference * difference
              k &+= 8
            }
            var total = lanes.sum()
            while k < width {
              total += (x[k] - y[k]) * (x[k] - y[k])
              k &+= 1
            }
            d[i &* m &+ j] = total.squareRoot()
          }
        }
      }
    }
  }
}
