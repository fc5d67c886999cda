/// Rows whose sum is one task: fixed, so that sums are cut alike on any number of threads.
private let rowsOfPartialSum = 2048

extension Tensor {
  /// Adds a vector to every row along the last axis, in place: only for values just computed.
  func addToFreshRows(_ vector: Tensor) {
    type == .float32 ? add(vector, Float.self) : add(vector, Double.self)
  }

  /// The sum over all axes but the last.
  ///
  /// - Shapes: `[…, channels]` → `[channels]`.
  func summedRows() -> Tensor {
    type == .float32 ? rowSum(Float.self) : rowSum(Double.self)
  }

  private func add<T: Real>(_ vector: Tensor, _: T.Type) {
    let width = vector.count
    guard let rows = node.mutableBuffer(T.self).baseAddress, width > 0,
      let addend = vector.buffer(T.self).baseAddress
    else { return }
    Threads.split(count / width, grain: max(1, parallelGrain / width)) { part in
      for row in part {
        let line = rows + row &* width
        for i in 0..<width { line[i] += addend[i] }
      }
    }
    withExtendedLifetime((self, vector)) {}
  }

  private func rowSum<T: Real>(_: T.Type) -> Tensor {
    let width = shape.last ?? 1
    let rows = count / max(1, width)
    let parts = max(1, (rows + rowsOfPartialSum - 1) / rowsOfPartialSum)
    let partial = Tensor.filling([parts, width], T.self) { sums in
      guard let x = buffer(T.self).baseAddress, let y = sums.baseAddress else { return }
      Threads.split(parts, grain: 1) { range in
        for part in range {
          let sum = y + part &* width
          for i in 0..<width { sum[i] = 0 }
          let end = min(rows, (part &+ 1) &* rowsOfPartialSum)
          for row in part &* rowsOfPartialSum..<end {
            let line = x + row &* width
            for i in 0..<width { sum[i] += line[i] }
          }
        }
      }
    }
    withExtendedLifetime(self) {}
    return parts == 1 ? partial.reshaped(to: [width]) : partial.sum(along: 0)
  }
}
