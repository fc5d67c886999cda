/// A shape seen from one axis: what lies outside it, its extent, what lies inside.
private struct Axis {
  let outer: Int
  let extent: Int
  let inner: Int
  let reduced: [Int]

  init(_ shape: [Int], _ axis: Int, keepingAxis: Bool) {
    let axis = axis < 0 ? axis + shape.count : axis
    require(shape.indices.contains(axis), "no axis \(axis) in shape \(shape)")
    outer = shape[..<axis].reduce(1, *)
    extent = shape[axis]
    inner = shape[(axis + 1)...].reduce(1, *)
    var reduced = shape
    if keepingAxis { reduced[axis] = 1 } else { reduced.remove(at: axis) }
    self.reduced = reduced
  }
}

extension Tensor {
  /// The sum of all elements, accumulated in double precision.
  public func sum() -> Tensor {
    let (shape, type) = (shape, type)
    let total =
      type == .float32
      ? buffer(Float.self).reduce(0.0) { $0 + Double($1) } : buffer(Double.self).reduce(0, +)
    return Tensor([total], shape: [], type: type).recorded(from: [self]) { gradient in
      [Tensor(repeating: gradient.scalar, shape: shape, type: type)]
    }
  }

  /// The mean of all elements.
  public func mean() -> Tensor { sum() / Double(max(1, count)) }

  /// Sums along one axis; a negative axis counts from the end.
  public func sum(along axis: Int, keepingAxis: Bool = false) -> Tensor {
    let view = Axis(shape, axis, keepingAxis: keepingAxis)
    let kept = Axis(shape, axis, keepingAxis: true).reduced
    let full = shape
    let value =
      type == .float32 ? summed(Float.self, view) : summed(Double.self, view)
    return value.recorded(from: [self]) { gradient in
      [gradient.reshaped(to: kept) + Tensor(repeating: 0, shape: full, type: gradient.type)]
    }
  }

  /// Means along one axis.
  public func mean(along axis: Int, keepingAxis: Bool = false) -> Tensor {
    let extent = shape[axis < 0 ? axis + shape.count : axis]
    return sum(along: axis, keepingAxis: keepingAxis) / Double(max(1, extent))
  }

  private func summed<T: Real>(_: T.Type, _ axis: Axis) -> Tensor {
    let source = buffer(T.self)
    defer { withExtendedLifetime(self) {} }
    return Tensor.filling(axis.reduced, T.self) { output in
      guard let x = source.baseAddress, let y = output.baseAddress else { return }
      Threads.split(axis.outer, grain: max(1, parallelGrain / max(1, axis.extent * axis.inner))) {
        for outer in $0 {
          let block = x + outer &* axis.extent &* axis.inner
          let row = y + outer &* axis.inner
          if axis.inner == 1 {
            var total = 0.0
            for i in 0..<axis.extent { total += Double(block[i]) }
            row[0] = T(total)
            continue
          }
          for i in 0..<axis.inner { row[i] = 0 }
          for step in 0..<axis.extent {
            let line = block + step &* axis.inner
            for i in 0..<axis.inner { row[i] += line[i] }
          }
        }
      }
    }
  }

  /// Sums over the dimensions that broadcasting repeated, back to `target`.
  func summed(to target: [Int]) -> Tensor {
    guard shape != target else { return self }
    if let channels = shape.last, target == [channels] { return summedRows() }
    var result = self
    while result.shape.count > target.count { result = result.sum(along: 0) }
    for axis in target.indices where target[axis] == 1 && result.shape[axis] != 1 {
      result = result.sum(along: axis, keepingAxis: true)
    }
    return result
  }

  /// The largest elements along the last axis; at ties the gradient goes to the first.
  public func maximum() -> Tensor {
    let places = lastAxisMaxima()
    let rows = reshaped(to: [places.count, shape.last ?? 1])
    return rows.picking(places).reshaped(to: Array(shape.dropLast()))
  }

  /// For each row along the last axis, the column of its first largest element.
  public func lastAxisMaxima() -> [Int] {
    type == .float32 ? maxima(Float.self) : maxima(Double.self)
  }

  private func maxima<T: Real>(_: T.Type) -> [Int] {
    let width = shape.last ?? 1
    let source = buffer(T.self)
    defer { withExtendedLifetime(self) {} }
    return (0..<(width == 0 ? 0 : count / width)).map { row in
      var best = 0
      for column in 1..<max(1, width)
      where source[row &* width &+ column] > source[row &* width &+ best] {
        best = column
      }
      return best
    }
  }

  /// log Σ eˣ along the last axis, with the row's maximum taken out first.
  public func logSumExp() -> Tensor {
    let x = detached()
    let value =
      type == .float32 ? logSumExp(Float.self) : logSumExp(Double.self)
    return value.recorded(from: [self]) { gradient, y in
      // Not e^(x - y): where y is large, what it was rounded by shows in every slope.
      let softmax = x.type == .float32 ? x.softmax(Float.self) : x.softmax(Double.self)
      return [softmax * gradient.reshaped(to: y.shape + [1])]
    }
  }

  private func softmax<T: Real>(_: T.Type) -> Tensor {
    let width = shape.last ?? 1
    let source = buffer(T.self)
    defer { withExtendedLifetime(self) {} }
    return Tensor.filling(shape, T.self) { output in
      guard let x = source.baseAddress, let y = output.baseAddress else { return }
      Threads.split(output.count / max(1, width), grain: max(1, 4096 / max(1, width))) { rows in
        for row in rows {
          writeSoftmax(of: x + row &* width, width, to: y + row &* width)
        }
      }
    }
  }

  private func logSumExp<T: Real>(_: T.Type) -> Tensor {
    let width = shape.last ?? 1
    let source = buffer(T.self)
    defer { withExtendedLifetime(self) {} }
    return Tensor.filling(Array(shape.dropLast()), T.self) { output in
      guard let x = source.baseAddress, let y = output.baseAddress else { return }
      Threads.split(output.count, grain: max(1, 4096 / max(1, width))) { rows in
        for row in rows {
          let line = x + row &* width
          var top = line[0]
          for i in 1..<max(1, width) where line[i] > top { top = line[i] }
          var total: T = 0
          for i in 0..<width { total += T.exp(line[i] - top) }
          y[row] = top + T.log(total)
        }
      }
    }
  }
}
