/// A function of one number, and its slope from argument `x` and value `y`.
private protocol Unary: SendableMetatype {
  static func value<T: Real>(_ x: T) -> T
  static func slope<T: Real>(_ x: T, _ y: T) -> T
}

private enum Exponential: Unary {
  @inline(__always) static func value<T: Real>(_ x: T) -> T { T.exp(x) }
  @inline(__always) static func slope<T: Real>(_ x: T, _ y: T) -> T { y }
}
private enum Logarithm: Unary {
  @inline(__always) static func value<T: Real>(_ x: T) -> T { T.log(x) }
  @inline(__always) static func slope<T: Real>(_ x: T, _ y: T) -> T { 1 / x }
}
/// The slope at zero is zero, not infinite: coinciding points exert no force (duplicates in a batch).
private enum Root: Unary {
  @inline(__always) static func value<T: Real>(_ x: T) -> T { x.squareRoot() }
  @inline(__always) static func slope<T: Real>(_ x: T, _ y: T) -> T { y > 0 ? 0.5 / y : 0 }
}
private enum Square: Unary {
  @inline(__always) static func value<T: Real>(_ x: T) -> T { x * x }
  @inline(__always) static func slope<T: Real>(_ x: T, _ y: T) -> T { 2 * x }
}
/// Of what is not a number it makes nothing else, as that would hide it.
private enum Rectifier: Unary {
  @inline(__always) static func value<T: Real>(_ x: T) -> T { x < 0 ? 0 : x }
  @inline(__always) static func slope<T: Real>(_ x: T, _ y: T) -> T { y > 0 ? 1 : 0 }
}
private enum BoundedRectifier: Unary {
  @inline(__always) static func value<T: Real>(_ x: T) -> T { x < 0 ? 0 : x > 6 ? 6 : x }
  @inline(__always) static func slope<T: Real>(_ x: T, _ y: T) -> T { y > 0 && y < 6 ? 1 : 0 }
}
/// x · Φ(x) with the normal distribution's Φ; the slope is Φ(x) + x · φ(x).
private enum GaussianErrorLinear: Unary {
  @inline(__always) static func value<T: Real>(_ x: T) -> T {
    0.5 * x * (1 + T.erf(x * T(0.5.squareRoot())))
  }
  @inline(__always) static func slope<T: Real>(_ x: T, _ y: T) -> T {
    let density = T.exp(-0.5 * x * x) * T((0.5 / Double.pi).squareRoot())
    return 0.5 * (1 + T.erf(x * T(0.5.squareRoot()))) + x * density
  }
}
private enum HyperbolicTangent: Unary {
  @inline(__always) static func value<T: Real>(_ x: T) -> T { T.tanh(x) }
  @inline(__always) static func slope<T: Real>(_ x: T, _ y: T) -> T { 1 - y * y }
}
private enum Logistic: Unary {
  @inline(__always) static func value<T: Real>(_ x: T) -> T {
    let e = T.exp(-abs(x))
    return x >= 0 ? 1 / (1 + e) : e / (1 + e)
  }
  @inline(__always) static func slope<T: Real>(_ x: T, _ y: T) -> T { y * (1 - y) }
}
private enum SoftPlus: Unary {
  @inline(__always) static func value<T: Real>(_ x: T) -> T {
    (x > 0 ? x : 0) + T.log1p(T.exp(-abs(x)))
  }
  @inline(__always) static func slope<T: Real>(_ x: T, _ y: T) -> T { Logistic.value(x) }
}
private enum Magnitude: Unary {
  @inline(__always) static func value<T: Real>(_ x: T) -> T { abs(x) }
  @inline(__always) static func slope<T: Real>(_ x: T, _ y: T) -> T { x > 0 ? 1 : x < 0 ? -1 : 0 }
}

private func apply<K: Unary, T: Real>(_: K.Type, _: T.Type, _ x: Tensor) -> Tensor {
  let source = x.buffer(T.self)
  defer { withExtendedLifetime(x) {} }
  return Tensor.filling(x.shape, T.self) { output in
    Threads.split(source.count, grain: parallelGrain) { part in
      guard let x = source.baseAddress, let y = output.baseAddress else { return }
      for i in part { y[i] = K.value(x[i]) }
    }
  }
}

private func applySlope<K: Unary, T: Real>(
  _: K.Type, _: T.Type, _ x: Tensor, _ y: Tensor, _ gradient: Tensor
) -> Tensor {
  let (argument, value, incoming) = (x.buffer(T.self), y.buffer(T.self), gradient.buffer(T.self))
  let result = Tensor.unwritten(inPlaceOf: gradient)
  let output = result.node.mutableBuffer(T.self)
  Threads.split(output.count, grain: parallelGrain) { part in
    guard let x = argument.baseAddress, let y = value.baseAddress,
      let g = incoming.baseAddress, let out = output.baseAddress
    else { return }
    for i in part { out[i] = g[i] * K.slope(x[i], y[i]) }
  }
  withExtendedLifetime((x, y, gradient)) {}
  return result
}

extension Tensor {
  private func mapped<K: Unary>(_: K.Type, named name: StaticString = #function) -> Tensor {
    let x = detached()
    let value =
      type == .float32 ? apply(K.self, Float.self, x) : apply(K.self, Double.self, x)
    return value.recorded(from: [self], named: name) { gradient, y in
      [
        gradient.type == .float32
          ? applySlope(K.self, Float.self, x, y, gradient)
          : applySlope(K.self, Double.self, x, y, gradient)
      ]
    }
  }

  /// The same for a slope that needs the value alone, so that the argument need not be kept.
  private func mappedByValue<K: Unary>(_: K.Type) -> Tensor {
    let value =
      type == .float32 ? apply(K.self, Float.self, self) : apply(K.self, Double.self, self)
    return value.recorded(from: [self]) { gradient, y in
      [
        gradient.type == .float32
          ? applySlope(K.self, Float.self, y, y, gradient)
          : applySlope(K.self, Double.self, y, y, gradient)
      ]
    }
  }

  /// eˣ of every element.
  public func exp() -> Tensor { mapped(Exponential.self) }
  /// The natural logarithm of every element.
  public func log() -> Tensor { mapped(Logarithm.self) }
  /// The square root of every element; its gradient at zero is zero.
  public func squareRoot() -> Tensor { mapped(Root.self) }
  /// The square of every element.
  public func squared() -> Tensor { mapped(Square.self) }
  /// max(0, x) of every element; the gradient at zero is zero.
  public func relu() -> Tensor { mappedByValue(Rectifier.self) }
  /// min(6, max(0, x)) of every element; the gradient at both ends is zero.
  public func relu6() -> Tensor { mappedByValue(BoundedRectifier.self) }
  /// x · Φ(x) of every element by the library's error function: the reference path.
  func referenceGELU() -> Tensor { mapped(GaussianErrorLinear.self) }
  /// The hyperbolic tangent of every element.
  public func tanh() -> Tensor { mapped(HyperbolicTangent.self) }
  /// 1 / (1 + e⁻ˣ) of every element, without overflow.
  public func sigmoid() -> Tensor { mapped(Logistic.self) }
  /// log(1 + eˣ) of every element, without overflow.
  public func softplus() -> Tensor { mapped(SoftPlus.self) }
  /// |x| of every element; the gradient at zero is zero.
  public func magnitude() -> Tensor { mapped(Magnitude.self) }
}
