internal import Synchronization

/// How often a parameter had to be copied because something else still showed its memory.
///
/// Zero in a healthy training run: the tape is gone before the optimizer writes.
public let hiddenCopyCount = HiddenCopies()

/// A counter that any thread may read.
public final class HiddenCopies: Sendable {
  private let counted = Atomic<Int>(0)
  /// The number so far.
  public var value: Int { counted.load(ordering: .relaxed) }
  func add() { counted.add(1, ordering: .relaxed) }
}

extension Tensor {
  /// Whether no other tensor shows this memory; asked of a variable that will be written.
  var isOnlyOne: Bool {
    mutating get {
      isKnownUniquelyReferenced(&node) && node.storage.nodeCount.load(ordering: .relaxed) == 1
    }
  }

  /// Makes this tensor the only one to show its memory, copying when it is not.
  private mutating func makeUnique() {
    guard !isOnlyOne else { return }
    hiddenCopyCount.add()
    let copy = Node(
      shape: shape, type: type, record: requiresGradient ? Record(shape: shape) : nil)
    copy.storage.pointer.copyMemory(
      from: node.storage.pointer, byteCount: count * type.byteCount)
    node = copy
  }

  /// Writes new values into this tensor's own memory.
  mutating func updateInPlace<T: Real>(
    _: T.Type, _ body: (UnsafeMutablePointer<T>, Range<Int>) -> Void
  ) {
    makeUnique()
    guard let pointer = node.mutableBuffer(T.self).baseAddress else { return }
    Threads.split(count, grain: parallelGrain) { body(pointer, $0) }
  }

  /// Adds a tensor of the same shape in place.
  mutating func add(_ other: Tensor) {
    require(other.shape == shape && other.type == type, "\(other.shape) added to \(shape)")
    if type == .float32 { added(other, Float.self) } else { added(other, Double.self) }
  }

  private mutating func added<T: Real>(_ other: Tensor, _: T.Type) {
    let more = other.buffer(T.self)
    updateInPlace(T.self) { p, part in for i in part { p[i] += more[i] } }
    withExtendedLifetime(other) {}
  }

  /// Moves towards another tensor: `self ← self + rate · (target - self)`.
  public mutating func move(towards target: Tensor, rate: Double) {
    if type == .float32 { moved(target, Float(rate)) } else { moved(target, rate) }
  }

  private mutating func moved<T: Real>(_ target: Tensor, _ rate: T) {
    let goal = target.buffer(T.self)
    updateInPlace(T.self) { p, part in for i in part { p[i] += rate * (goal[i] - p[i]) } }
    withExtendedLifetime(target) {}
  }

  /// One step of gradient descent with momentum, in place.
  ///
  ///     d = g + decay · p;  v ← momentum · v + d;  p ← p - rate · (nesterov ? d + momentum · v : v)
  ///
  /// - Source: Sutskever, Martens, Dahl, Hinton, "On the importance of initialization and momentum
  ///   in deep learning", ICML 2013, in the form that PyTorch uses.
  public mutating func descend(
    along gradient: Tensor, velocity: inout Tensor, rate: Double, momentum: Double,
    nesterov: Bool, decay: Double
  ) {
    if type == .float32 {
      descended(gradient, &velocity, Float(rate), Float(momentum), nesterov, Float(decay))
    } else {
      descended(gradient, &velocity, rate, momentum, nesterov, decay)
    }
  }

  private mutating func descended<T: Real>(
    _ gradient: Tensor, _ velocity: inout Tensor, _ rate: T, _ momentum: T, _ nesterov: Bool,
    _ decay: T
  ) {
    let g = gradient.buffer(T.self)
    velocity.makeUnique()
    let v = velocity.node.mutableBuffer(T.self)
    updateInPlace(T.self) { p, part in
      for i in part {
        let d = g[i] + decay * p[i]
        let speed = momentum * v[i] + d
        v[i] = speed
        p[i] -= rate * (nesterov ? d + momentum * speed : speed)
      }
    }
    withExtendedLifetime((gradient, velocity)) {}
  }

  /// One step of Adam with decoupled weight decay, in place.
  ///
  /// - Parameters:
  ///   - means: running means of the gradient and of its square.
  ///   - step: number of this step, from 1, for the correction of both means' bias.
  /// - Source: Loshchilov, Hutter, "Decoupled Weight Decay Regularization", ICLR 2019, algorithm 2.
  public mutating func adapt(
    along gradient: Tensor, means: inout [Tensor], rate: Double,
    betas: (Double, Double), epsilon: Double, decay: Double, step: Int
  ) {
    if type == .float32 {
      adapted(gradient, &means, Adam<Float>(rate, betas, epsilon, decay, step))
    } else {
      adapted(gradient, &means, Adam<Double>(rate, betas, epsilon, decay, step))
    }
  }

  /// The constants of one step.
  private struct Adam<T: Real>: Sendable {
    let kept: T
    let rate: T
    let beta2: T
    // Rounded from the difference: 1 - 0.999 in single precision is wrong in the fifth digit.
    let fresh1: T
    let fresh2: T
    let epsilon: T
    let rootCorrection: T

    init(
      _ rate: Double, _ betas: (Double, Double), _ epsilon: Double, _ decay: Double, _ step: Int
    ) {
      func correction(_ beta: Double) -> Double {
        var power = 1.0
        var base = beta
        var left = step
        while left > 0 {
          if left & 1 == 1 { power *= base }
          base *= base
          left >>= 1
        }
        return 1 - power
      }
      kept = T(1 - rate * decay)
      self.rate = T(rate / correction(betas.0))
      beta2 = T(betas.1)
      fresh1 = T(1 - betas.0)
      fresh2 = T(1 - betas.1)
      self.epsilon = T(epsilon)
      rootCorrection = T(1 / correction(betas.1).squareRoot())
    }
  }

  private mutating func adapted<T: Real>(
    _ gradient: Tensor, _ means: inout [Tensor], _ adam: Adam<T>
  ) {
    let g = gradient.buffer(T.self)
    means[0].makeUnique()
    means[1].makeUnique()
    let (m, v) = (means[0].node.mutableBuffer(T.self), means[1].node.mutableBuffer(T.self))
    updateInPlace(T.self) { p, part in
      for i in part {
        m[i] += adam.fresh1 * (g[i] - m[i])
        v[i] = adam.beta2 * v[i] + adam.fresh2 * g[i] * g[i]
        let root = v[i].squareRoot() * adam.rootCorrection + adam.epsilon
        p[i] = p[i] * adam.kept - adam.rate * m[i] / root
      }
    }
    withExtendedLifetime((gradient, means)) {}
  }
}

extension Tensor {
  /// Writes parts along the first axis into this tensor's own memory.
  ///
  /// - Shapes: `parts` `[rows.count, …]` into `[n, …]`.
  public mutating func replaceRows(_ rows: [Int], with parts: Tensor) {
    require(
      parts.shape == [rows.count] + shape.dropFirst() && parts.type == type,
      "\(rows.count) rows of \(parts.shape) into \(shape)")
    makeUnique()
    let bytes = shape.dropFirst().reduce(1, *) * type.byteCount
    for (place, row) in rows.enumerated() {
      (node.storage.pointer + row * bytes).copyMemory(
        from: parts.node.storage.pointer + place * bytes, byteCount: bytes)
    }
    withExtendedLifetime(parts) {}
  }
}
