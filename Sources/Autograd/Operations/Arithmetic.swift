/// A function of two numbers.
private protocol Binary {
  static func value<T: Real>(_ a: T, _ b: T) -> T
}

private enum Sum: Binary {
  @inline(__always) static func value<T: Real>(_ a: T, _ b: T) -> T { a + b }
}
private enum Difference: Binary {
  @inline(__always) static func value<T: Real>(_ a: T, _ b: T) -> T { a - b }
}
private enum Product: Binary {
  @inline(__always) static func value<T: Real>(_ a: T, _ b: T) -> T { a * b }
}
private enum Quotient: Binary {
  @inline(__always) static func value<T: Real>(_ a: T, _ b: T) -> T { a / b }
}
private enum Maximum: Binary {
  @inline(__always) static func value<T: Real>(_ a: T, _ b: T) -> T { a < b ? b : a }
}
private enum Greater: Binary {
  @inline(__always) static func value<T: Real>(_ a: T, _ b: T) -> T { a > b ? 1 : 0 }
}
private enum NotLess: Binary {
  @inline(__always) static func value<T: Real>(_ a: T, _ b: T) -> T { a >= b ? 1 : 0 }
}

/// Elements that make a parallel loop worth starting.
let parallelGrain = 32_768

private func apply<K: Binary, T: Real>(_: K.Type, _: T.Type, _ a: Tensor, _ b: Tensor) -> Tensor {
  let walk = Broadcast(a.shape, b.shape)
  guard let left = a.buffer(T.self).baseAddress, let right = b.buffer(T.self).baseAddress else {
    return Tensor(repeating: 0, shape: walk.shape, type: T.type)
  }
  defer { withExtendedLifetime((a, b)) {} }
  return Tensor.filling(walk.shape, T.self) { output in
    guard let out = output.baseAddress, !output.isEmpty else { return }
    let run = walk.run
    if walk.runCount == 1 {
      Threads.split(run.count, grain: parallelGrain) { part in
        apply(
          K.self, part.count, (left + part.lowerBound * run.left, run.left),
          (right + part.lowerBound * run.right, run.right), out + part.lowerBound)
      }
      return
    }
    Threads.split(walk.runCount, grain: max(1, parallelGrain / run.count)) { runs in
      walk.forEachRun(in: runs) { o, l, r in
        apply(K.self, run.count, (left + l, run.left), (right + r, run.right), out + o)
      }
    }
  }
}

/// One run; a stride of 0 repeats a single element.
@inline(__always)
private func apply<K: Binary, T: Real>(
  _: K.Type, _ count: Int, _ left: (start: UnsafePointer<T>, stride: Int),
  _ right: (start: UnsafePointer<T>, stride: Int), _ out: UnsafeMutablePointer<T>
) {
  let (x, y) = (left.start, right.start)
  if left.stride == 1, right.stride == 1 {
    for i in 0..<count { out[i] = K.value(x[i], y[i]) }
  } else if left.stride == 1 {
    let b = y[0]
    for i in 0..<count { out[i] = K.value(x[i], b) }
  } else {
    let a = x[0]
    for i in 0..<count { out[i] = K.value(a, y[i &* right.stride]) }
  }
}

private func apply<K: Binary>(_: K.Type, _ a: Tensor, _ b: Tensor) -> Tensor {
  require(a.type == b.type, "\(a.type) and \(b.type) in one operation")
  return a.type == .float32
    ? apply(K.self, Float.self, a, b) : apply(K.self, Double.self, a, b)
}

extension Tensor {
  /// Element by element, with broadcasting.
  public static func + (left: Tensor, right: Tensor) -> Tensor {
    let (a, b) = (left.shape, right.shape)
    return apply(Sum.self, left, right).recorded(from: [left, right]) { gradient in
      [gradient.summed(to: a), gradient.summed(to: b)]
    }
  }

  /// Element by element, with broadcasting.
  public static func - (left: Tensor, right: Tensor) -> Tensor {
    let (a, b) = (left.shape, right.shape)
    return apply(Difference.self, left, right).recorded(from: [left, right]) { gradient in
      [gradient.summed(to: a), (-gradient).summed(to: b)]
    }
  }

  /// Element by element, with broadcasting.
  public static func * (left: Tensor, right: Tensor) -> Tensor {
    let (a, b) = (left.shape, right.shape)
    let keptLeft = right.requiresGradient ? left.detached() : nil
    let keptRight = left.requiresGradient ? right.detached() : nil
    return apply(Product.self, left, right).recorded(from: [left, right]) { gradient in
      [
        keptRight.map { (gradient * $0).summed(to: a) },
        keptLeft.map { (gradient * $0).summed(to: b) },
      ]
    }
  }

  /// Element by element, with broadcasting.
  public static func / (left: Tensor, right: Tensor) -> Tensor {
    let b = right.detached()
    let (leftShape, wantsRight) = (left.shape, right.requiresGradient)
    return apply(Quotient.self, left, right).recorded(from: [left, right]) { gradient, quotient in
      let part = gradient / b
      return [
        part.summed(to: leftShape), wantsRight ? (-(part * quotient)).summed(to: b.shape) : nil,
      ]
    }
  }

  /// The larger of each two elements, with broadcasting; at ties the gradient goes to `left`.
  public static func maximum(_ left: Tensor, _ right: Tensor) -> Tensor {
    let (a, b) = (left.detached(), right.detached())
    return apply(Maximum.self, left, right).recorded(from: [left, right]) { gradient in
      let toLeft = gradient * apply(NotLess.self, a, b)
      return [toLeft.summed(to: a.shape), (gradient - toLeft).summed(to: b.shape)]
    }
  }

  /// 1 where an element is greater than the other, else 0, with broadcasting; without gradient.
  public func exceeds(_ other: Tensor) -> Tensor {
    apply(Greater.self, detached(), other.detached())
  }

  /// Every element scaled, then shifted.
  public func scaled(by factor: Double, plus shift: Double = 0) -> Tensor {
    let value =
      type == .float32
      ? affine(Float(factor), Float(shift)) : affine(factor, shift)
    return value.recorded(from: [self]) { gradient in [gradient.scaled(by: factor)] }
  }

  private func affine<T: Real>(_ factor: T, _ shift: T) -> Tensor {
    let source = buffer(T.self)
    defer { withExtendedLifetime(self) {} }
    return Tensor.filling(shape, T.self) { output in
      Threads.split(source.count, grain: parallelGrain) { part in
        guard let x = source.baseAddress, let y = output.baseAddress else { return }
        for i in part { y[i] = x[i] * factor + shift }
      }
    }
  }

  public static prefix func - (x: Tensor) -> Tensor { x.scaled(by: -1) }
  public static func + (x: Tensor, shift: Double) -> Tensor { x.scaled(by: 1, plus: shift) }
  public static func + (shift: Double, x: Tensor) -> Tensor { x.scaled(by: 1, plus: shift) }
  public static func - (x: Tensor, shift: Double) -> Tensor { x.scaled(by: 1, plus: -shift) }
  public static func - (shift: Double, x: Tensor) -> Tensor { x.scaled(by: -1, plus: shift) }
  public static func * (x: Tensor, factor: Double) -> Tensor { x.scaled(by: factor) }
  public static func * (factor: Double, x: Tensor) -> Tensor { x.scaled(by: factor) }
  public static func / (x: Tensor, divisor: Double) -> Tensor { x.scaled(by: 1 / divisor) }
}
