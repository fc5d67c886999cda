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
    #expect(sum.node.tape.withLock { $0 == nil })
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
    #expect(y.node.tape.withLock { $0 != nil } && z.node.tape.withLock { $0 != nil })
    _ = z.gradients()
    #expect(y.node.tape.withLock { $0 == nil } && z.node.tape.withLock { $0 == nil })
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
      let early = value.recorded(from: [x]) { gradient, _ in
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
