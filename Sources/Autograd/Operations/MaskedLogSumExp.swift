extension Tensor {
  /// log Σ eˣ over the chosen elements of each row, and over one more if given.
  ///
  /// A row without any has value zero and no gradient: log(1 + nothing) is zero, and a row without
  /// the pairs that it needs is one to leave out.
  ///
  /// - Shapes: `[n, width]` and n · width truth values → `[n]`.
  /// - Parameter extra: one more term a row, such as 0 for log(1 + Σ eˣ).
  public func logSumExp(where chosen: [Bool], and extra: Double? = nil) -> Tensor {
    require(
      shape.count == 2 && chosen.count == count, "\(chosen.count) truth values for \(shape)")
    let x = detached()
    let value =
      type == .float32
      ? logSumExp(chosen, extra, Float.self) : logSumExp(chosen, extra, Double.self)
    return value.recorded(from: [self]) { gradient in
      let softmax =
        x.type == .float32
        ? x.softmax(chosen, extra, Float.self) : x.softmax(chosen, extra, Double.self)
      return [softmax * gradient.reshaped(to: [gradient.count, 1])]
    }
  }

  private func logSumExp<T: Real>(_ chosen: [Bool], _ extra: Double?, _: T.Type) -> Tensor {
    let (rows, width) = (shape[0], shape[1])
    let x = buffer(T.self)
    defer { withExtendedLifetime(self) {} }
    return Tensor.filling([rows], T.self) { output in
      for row in 0..<rows {
        let line = row &* width..<(row &+ 1) &* width
        guard let top = largest(x, chosen, line, extra) else {
          output[row] = 0
          continue
        }
        var total: T = extra.map { T.exp(T($0) - top) } ?? 0
        for i in line where chosen[i] { total += T.exp(x[i] - top) }
        output[row] = top + T.log(total)
      }
    }
  }

  private func softmax<T: Real>(_ chosen: [Bool], _ extra: Double?, _: T.Type) -> Tensor {
    let (rows, width) = (shape[0], shape[1])
    let x = buffer(T.self)
    defer { withExtendedLifetime(self) {} }
    return Tensor.filling(shape, T.self) { output in
      for row in 0..<rows {
        let line = row &* width..<(row &+ 1) &* width
        let top = largest(x, chosen, line, extra) ?? 0
        var total: T = extra.map { T.exp(T($0) - top) } ?? 0
        for i in line {
          output[i] = chosen[i] ? T.exp(x[i] - top) : 0
          total += output[i]
        }
        guard total > 0 else { continue }
        for i in line { output[i] /= total }
      }
    }
  }

  /// Nil when there is nothing to take the largest of.
  private func largest<T: Real>(
    _ x: UnsafeBufferPointer<T>, _ chosen: [Bool], _ line: Range<Int>, _ extra: Double?
  ) -> T? {
    var top = extra.map { T($0) }
    for i in line where chosen[i] { top = top.map { $0 < x[i] ? x[i] : $0 } ?? x[i] }
    return top
  }
}
