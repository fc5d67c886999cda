import Synchronization
import TestSupport
import Testing

@testable import Autograd

@Suite struct GradientTests {
  private func scalar(_ value: Double) -> Tensor { Tensor([value], shape: []).parameter() }

  @Test func `a tensor used twice gets the sum of both gradients`() {
    let x = scalar(3)
    #expect((x + x).gradients()[x]?.scalar == 2)
    #expect((x * x).gradients()[x]?.scalar == 6)
    #expect((x - x).gradients()[x]?.scalar == 0)
    #expect((x / x).gradients()[x]?.scalar == 0)
  }

  /// y = x², z = 3y + y²: dz/dx = (3 + 2y) · 2x = (3 + 8) · 4 = 44 at x = 2.
  @Test func `both ways round a diamond count`() {
    let x = scalar(2)
    let y = x.squared()
    #expect((3 * y + y.squared()).gradients()[x]?.scalar == 44)
  }

  /// n doublings of a shared node: 2ⁿ ways from the end to the start, walked once each.
  @Test(.timeLimit(.minutes(1)))
  func `a ladder of diamonds takes linear time`() {
    let x = scalar(1)
    var y = x
    for _ in 0..<50 { y = y + y }
    #expect(y.gradients()[x]?.scalar == 0x1p50)
  }

  /// The short way must wait for the long one: x · exp(exp(x)) has both at its root.
  @Test func `a node is passed on only when all of its gradient has come`() {
    let x = Tensor([0.3, -0.2], shape: [2])
    let error = gradientError(of: [x]) { inputs in
      let a = inputs[0].exp()
      let long = a.tanh().squared().exp()
      return (a * long + a).sum() + long.sum()
    }
    #expect(error < 1e-8)
  }

  @Test func `parameters that take no part have no gradient`() {
    let (used, unused, cut) = (scalar(2), scalar(5), scalar(7))
    let gradients = (used.squared() + cut.detached()).gradients()
    #expect(gradients[used]?.scalar == 4)
    #expect(gradients[unused] == nil && gradients[cut] == nil)
  }

  @Test func `taking part with no influence is a gradient of zero, not none`() {
    let x = scalar(2)
    #expect((0 * x).gradients()[x]?.scalar == 0)
  }

  @Test func `constants are not recorded`() {
    let constant = Tensor(repeating: 1, shape: [2])
    let sum = constant + constant.exp()
    #expect(!sum.requiresGradient)
    #expect(sum.node.record == nil)
  }

  @Test func `a gradient is a value: it asks for no gradient itself`() {
    let x = Tensor([1.0, 2], shape: [2]).parameter()
    let gradient = (x * x * x).sum().gradients()[x]
    #expect(gradient?.requiresGradient == false)
    #expect(gradient?.shape == [2])
  }

  @Test func `the gradient of a parameter with respect to itself is one`() {
    let x = scalar(4)
    #expect(x.gradients()[x]?.scalar == 1)
  }

  @Test func `the tape is consumed`() {
    let x = scalar(2)
    let y = x.squared()
    let z = y.exp()
    #expect(y.isOnTape && z.isOnTape)
    _ = z.gradients()
    #expect(!y.isOnTape && !z.isOnTape)
  }

  /// Whether a later tensor's memory was still held when an earlier one's pullback ran.
  private final class Watch: Sendable {
    private struct Seen: Sendable {
      weak var storage: Storage?
      var wasHeld: Bool?
    }
    private let seen = Mutex(Seen())
    func watch(_ tensor: Tensor) { seen.withLock { $0.storage = tensor.node.storage } }
    func look() { seen.withLock { $0.wasHeld = $0.storage != nil } }
    var wasHeld: Bool? { seen.withLock { $0.wasHeld } }
  }

  @Test func `buffers return to the pool during the backward pass, not after it`() {
    let watch = Watch()
    let x = Tensor(repeating: 0.5, shape: [64]).parameter()
    func loss() -> Tensor {
      let value = Tensor(repeating: 1, shape: [64])
      let early = value.recorded(from: [x]) { gradient in
        watch.look()
        return [gradient]
      }
      let late = early.exp().tanh()
      watch.watch(late)
      return late.squared().sum()
    }
    #expect(loss().gradients()[x] != nil)
    #expect(watch.wasHeld == false)
  }

  /// A sum is needed by nobody once a rectifier has read it, a product's operand by its pullback.
  @Test func `values that no pullback asks for are gone before the backward pass`() {
    let (sums, operands) = (Watch(), Watch())
    let x = Tensor(repeating: 0.5, shape: [64]).parameter()
    func loss() -> Tensor {
      let sum = x + x
      sums.watch(sum)
      let rectified = sum.relu()
      operands.watch(rectified)
      return (rectified * x).sum()
    }
    let value = loss()
    sums.look()
    operands.look()
    #expect(sums.wasHeld == false && operands.wasHeld == true)
    #expect(value.gradients()[x]?.floats == [Float](repeating: 2, count: 64))
  }

  /// Both ways end in a product of their own, whose memory takes up the sum.
  @Test func `gradients that meet are added in memory of one of them`() {
    let places = Mutex<[UnsafeMutableRawPointer]>([])
    let x = Tensor(repeating: 0.5, shape: [64]).parameter()
    func way(_ factor: Float) -> Tensor {
      Tensor(repeating: 1, shape: [64]).recorded(from: [x]) { _ in
        let part = Tensor([Float](repeating: factor, count: 64), shape: [64])
        places.withLock { $0.append(part.memory) }
        return [part]
      }
    }
    let gradient = (way(1) + way(2) + way(4)).sum().gradients()[x]
    #expect(gradient?.floats == [Float](repeating: 7, count: 64))
    #expect(places.withLock { $0 }.first == gradient?.memory)
  }

  @Test func `a pullback writes into its gradient only when nobody else will read that`() {
    let x = Tensor([1, -2, 3] as [Double], shape: [3]).parameter()
    let reused = Mutex<[Bool]>([])
    func doubled(_ x: Tensor) -> Tensor {
      x.scaled(by: 2).detached().recorded(from: [x]) { gradient in
        let result = Tensor.unwritten(inPlaceOf: gradient)
        let again = Tensor.unwritten(inPlaceOf: gradient)
        reused.withLock { $0.append(result.memory == gradient.memory) }
        #expect(again.memory != gradient.memory)
        let (old, new) = (gradient.buffer(Double.self), result.node.mutableBuffer(Double.self))
        for i in 0..<3 { new[i] = 2 * old[i] }
        return [result]
      }
    }
    // 2 + 8x. The sum hands one gradient to both operands; only the last to use it has it alone.
    let gradient = (doubled(x) + doubled(x).squared()).sum().gradients()[x]
    #expect(gradient?.doubles == [10, -14, 26])
    #expect(reused.withLock { $0 } == [true, true])
    let shared = Mutex<[Bool]>([])
    func watching(_ x: Tensor) -> Tensor {
      x.detached().recorded(from: [x]) { gradient in
        shared.withLock {
          $0.append(Tensor.unwritten(inPlaceOf: gradient).memory != gradient.memory)
        }
        return [gradient]
      }
    }
    _ = (watching(x) + watching(x)).sum().gradients()
    #expect(shared.withLock { $0 } == [true, true])
  }

  @Test func `a long chain neither takes the backward pass nor its own end down`() {
    let x = scalar(1)
    var y = x
    for _ in 0..<100_000 { y = y + 1 }
    #expect(y.gradients()[x]?.scalar == 1)
    var abandoned = x
    for _ in 0..<100_000 { abandoned = abandoned + 1 }
    #expect(abandoned.scalar == 100_001)
  }
}

extension Tensor {
  /// Whether its pullback is still to run.
  fileprivate var isOnTape: Bool { node.record?.tape.withLock { $0 != nil } ?? false }
}
