internal import CBLAS
internal import CDNN

/// C ← A·B for row-major matrices, with either operand transposed.
///
/// Double precision runs in OpenBLAS, single precision in oneDNN where that makes its code for the
/// processor at hand: Debian's OpenBLAS knows processors by name, and takes those it does not know
/// for their predecessors. `rows`, `columns` and `inner` are those of the product.
func multiply<T: Real>(
  _ a: UnsafePointer<T>, _ b: UnsafePointer<T>, into c: UnsafeMutablePointer<T>,
  rows: Int, columns: Int, inner: Int, transposingA: Bool = false, transposingB: Bool = false,
  adding: Bool = false
) {
  guard rows > 0, columns > 0 else { return }
  let (m, n, k) = (Int32(rows), Int32(columns), Int32(inner))
  let lda = max(1, transposingA ? m : k)
  let ldb = max(1, transposingB ? k : n)
  let (ta, tb) = (
    transposingA ? CblasTrans : CblasNoTrans, transposingB ? CblasTrans : CblasNoTrans
  )
  if T.type == .float32 {
    a.withMemoryRebound(to: Float.self, capacity: 1) { a in
      b.withMemoryRebound(to: Float.self, capacity: 1) { b in
        c.withMemoryRebound(to: Float.self, capacity: 1) { c in
          #if arch(x86_64)
            if inner > 0 {
              DNN.check(
                dnnl_sgemm(
                  DNN.transposition(transposingA), DNN.transposition(transposingB), Int64(m),
                  Int64(n), Int64(k), 1, a, Int64(lda), b, Int64(ldb), adding ? 1 : 0, c, Int64(n)),
                "product of \(rows)×\(inner) and \(inner)×\(columns)")
              return
            }
          #endif
          cblas_sgemm(
            CblasRowMajor, ta, tb, m, n, k, 1, a, lda, b, ldb, adding ? 1 : 0, c, n)
        }
      }
    }
  } else {
    a.withMemoryRebound(to: Double.self, capacity: 1) { a in
      b.withMemoryRebound(to: Double.self, capacity: 1) { b in
        c.withMemoryRebound(to: Double.self, capacity: 1) { c in
          cblas_dgemm(
            CblasRowMajor, ta, tb, m, n, k, 1, a, lda, b, ldb, adding ? 1 : 0, c, n)
        }
      }
    }
  }
}

extension Tensor {
  /// The matrix product, with either operand transposed.
  ///
  /// - Shapes: `[n, k]` · `[k, m]` → `[n, m]`; transposed operands are given as `[k, n]`, `[m, k]`.
  public func matmul(
    _ other: Tensor, transposed: Bool = false, otherTransposed: Bool = false
  ) -> Tensor {
    require(
      shape.count == 2 && other.shape.count == 2
        && shape[transposed ? 0 : 1] == other.shape[otherTransposed ? 1 : 0],
      "matmul of \(shape) and \(other.shape)")
    require(type == other.type, "\(type) and \(other.type) in one product")
    let value =
      type == .float32
      ? product(other, transposed, otherTransposed, Float.self)
      : product(other, transposed, otherTransposed, Double.self)
    let keptLeft = other.requiresGradient ? detached() : nil
    let keptRight = requiresGradient ? other.detached() : nil
    return value.recorded(from: [self, other]) { gradient in
      let left = keptRight.map { b in
        transposed
          ? b.matmul(gradient, transposed: otherTransposed, otherTransposed: true)
          : gradient.matmul(b, otherTransposed: !otherTransposed)
      }
      let right = keptLeft.map { a in
        otherTransposed
          ? gradient.matmul(a, transposed: true, otherTransposed: transposed)
          : a.matmul(gradient, transposed: !transposed)
      }
      return [left, right]
    }
  }

  private func product<T: Real>(
    _ other: Tensor, _ transposed: Bool, _ otherTransposed: Bool, _: T.Type
  ) -> Tensor {
    let rows = shape[transposed ? 1 : 0]
    let inner = shape[transposed ? 0 : 1]
    let columns = other.shape[otherTransposed ? 0 : 1]
    let (left, right) = (buffer(T.self), other.buffer(T.self))
    defer { withExtendedLifetime((self, other)) {} }
    return Tensor.filling([rows, columns], T.self) { output in
      guard let a = left.baseAddress, let b = right.baseAddress, let c = output.baseAddress
      else { return }
      multiply(
        a, b, into: c, rows: rows, columns: columns, inner: inner, transposingA: transposed,
        transposingB: otherTransposed)
    }
  }
}
