extension Tensor {
  /// The sum of the squares of all elements, in double precision.
  ///
  /// Blocks of fixed size are added in order, so that the number of threads changes no bit.
  public var squaredLength: Double {
    type == .float32 ? squaredLength(Float.self) : squaredLength(Double.self)
  }

  private func squaredLength<T: Real>(_: T.Type) -> Double {
    let block = 4096
    let values = buffer(T.self)
    defer { withExtendedLifetime(self) {} }
    guard let x = values.baseAddress else { return 0 }
    let count = values.count
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: count / block + 1) { sums in
      guard let sums = sums.baseAddress else { return 0 }
      let blocks = (count + block - 1) / block
      Threads.split(blocks, grain: max(1, parallelGrain / block)) { part in
        for number in part {
          let start = number &* block
          sums[number] = blockSum(x + start, min(block, count &- start))
        }
      }
      return (0..<blocks).reduce(0) { $0 + sums[$1] }
    }
  }
}

/// Eight running sums, which one instruction adds to; the rest one by one.
private func blockSum<T: Real>(_ x: UnsafePointer<T>, _ count: Int) -> Double {
  var sums = SIMD8<Double>.zero
  let whole = count & ~7
  var i = 0
  while i < whole {
    var lanes = SIMD8<Double>.zero
    for lane in 0..<8 { lanes[lane] = Double(x[i &+ lane]) }
    sums += lanes * lanes
    i &+= 8
  }
  var total = sums.sum()
  while i < count {
    total += Double(x[i]) * Double(x[i])
    i &+= 1
  }
  return total
}
