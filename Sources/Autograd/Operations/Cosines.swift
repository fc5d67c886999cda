/// Cosines between every row of two matrices; a row no longer than 1e-12 has cosine zero and no
/// gradient.
///
/// With classes on the right, the rows of `right` are never written out normalised: at a hundred
/// thousand classes that copy, and its gradient, would cost as much as the product.
///
///     dL/dw_j = ( Σ_i G_ij x̂_i - (Σ_i G_ij c_ij) ŵ_j ) / |w_j|
///
/// - Shapes: `[n, width]`, `[m, width]` → `[n, m]`.
public func cosines(_ left: Tensor, _ right: Tensor) -> Tensor {
  left.normalisedRows().times(unitRowsOf: right)
}

extension Tensor {
  /// The product with the transposed matrix of the other's normalised rows.
  fileprivate func times(unitRowsOf other: Tensor) -> Tensor {
    type == .float32
      ? times(unitRowsOf: other, Float.self) : times(unitRowsOf: other, Double.self)
  }

  private func times<T: Real>(unitRowsOf other: Tensor, _: T.Type) -> Tensor {
    let (unit, weight) = (detached(), other.detached())
    let inverse = weight.inverseLengths(T.self)
    let (wantsLeft, wantsRight) = (requiresGradient, other.requiresGradient)
    let product = unit.matmul(weight, otherTransposed: true).scalingColumns(inverse, T.self)
    return product.recorded(from: [self, other]) { gradient, cosines in
      let scaled = gradient.scalingColumns(inverse, T.self)
      return [
        wantsLeft ? scaled.matmul(weight) : nil,
        wantsRight ? scaled.weightGradient(unit, weight, cosines, inverse, T.self) : nil,
      ]
    }
  }

  /// Gᵀ·X̂ - (Σ_i G_ij c_ij) / |w_j| · w_j, where this is G with column j divided by |w_j|.
  private func weightGradient<T: Real>(
    _ unit: Tensor, _ weight: Tensor, _ cosines: Tensor, _ inverse: Tensor, _: T.Type
  ) -> Tensor {
    let (rows, classes, width) = (shape[0], shape[1], weight.shape[1])
    let along = columnProducts(with: cosines, T.self)
    let (g, x, w) = (buffer(T.self), unit.buffer(T.self), weight.buffer(T.self))
    let (sums, lengths) = (along.buffer(T.self), inverse.buffer(T.self))
    defer { withExtendedLifetime((self, unit, weight, inverse, along)) {} }
    return Tensor.filling([classes, width], T.self) { output in
      guard let g = g.baseAddress, let x = x.baseAddress, let w = w.baseAddress,
        let out = output.baseAddress
      else { return }
      Threads.split(classes, grain: max(1, parallelGrain / max(1, width))) { part in
        for j in part {
          let factor = -sums[j] * lengths[j]
          let (from, to) = (w + j &* width, out + j &* width)
          for k in 0..<width { to[k] = factor * from[k] }
        }
      }
      multiply(
        g, x, into: out, rows: classes, columns: width, inner: rows, transposingA: true,
        adding: true)
    }
  }

  /// Σ_i a_ij b_ij for each column j.
  private func columnProducts<T: Real>(with other: Tensor, _: T.Type) -> Tensor {
    let (rows, columns) = (shape[0], shape[1])
    let (a, b) = (buffer(T.self), other.buffer(T.self))
    defer { withExtendedLifetime((self, other)) {} }
    return Tensor.filling([columns], T.self) { output in
      guard let a = a.baseAddress, let b = b.baseAddress, let out = output.baseAddress else {
        return output.initialize(repeating: 0)
      }
      Threads.split(columns, grain: max(1, parallelGrain / max(1, rows))) { part in
        for j in part { out[j] = 0 }
        for i in 0..<rows {
          let (x, y) = (a + i &* columns, b + i &* columns)
          for j in part { out[j] += x[j] * y[j] }
        }
      }
    }
  }

  /// Column j times factor j.
  private func scalingColumns<T: Real>(_ factors: Tensor, _: T.Type) -> Tensor {
    let (rows, columns) = (shape[0], shape[1])
    let (source, scale) = (buffer(T.self), factors.buffer(T.self))
    defer { withExtendedLifetime((self, factors)) {} }
    return Tensor.filling(shape, T.self) { output in
      guard let x = source.baseAddress, let f = scale.baseAddress, let y = output.baseAddress
      else { return }
      Threads.split(rows, grain: max(1, parallelGrain / max(1, columns))) { part in
        for i in part {
          let (from, to) = (x + i &* columns, y + i &* columns)
          for j in 0..<columns { to[j] = from[j] * f[j] }
        }
      }
    }
  }
}
