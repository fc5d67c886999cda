import Synchronization
import TestSupport
import Testing

@testable import Autograd

@Suite struct RecomputationTests {
  /// Two convolutions with normalisations, a mask of dropout, and a way around them.
  private struct Block: Layer {
    var first: Convolution2D
    var norm: BatchNormalisation
    var second: Convolution2D

    init(_ random: inout Random) {
      first = Convolution2D(4, 8, kernel: 3, random: &random)
      norm = BatchNormalisation(8, rectified: true)
      second = Convolution2D(8, 4, kernel: 3, random: &random)
    }

    mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
      var random = mode.random
      let inner = norm(first(input, mode), mode)
      let mask = (0..<inner.count).map { _ in random.chance(0.5) ? Float(2) : 0 }
      return second(inner * Tensor(mask, shape: inner.shape), mode) + input
    }

    mutating func visit(
      _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
    ) rethrows {
      try first.visit(prefix + "first.", body)
      try norm.visit(prefix + "norm.", body)
      try second.visit(prefix + "second.", body)
    }
  }

  /// Everything that one training pass of two blocks leaves: value, statistics, gradients.
  private func trained(recomputing: Bool, wantingInput: Bool = true) -> [[Float]] {
    var random = Random(seed: 3)
    var blocks = [Block(&random), Block(&random)]
    let images = Tensor.normal([2, 5, 6, 4], deviation: 1, random: &random)
    let input = wantingInput ? images.parameter() : images
    var x = input
    for place in blocks.indices {
      let mode = Mode.training(random.split(place))
      x = recomputing ? blocks[place].recomputed(x, mode) : blocks[place](x, mode)
    }
    let loss = weightedSum(x)
    let gradients = loss.gradients()
    var found = [loss.floats, gradients[input]?.floats ?? []]
    for place in blocks.indices {
      blocks[place].visit("") { _, _, value in
        found += [value.floats, gradients[value]?.floats ?? []]
      }
    }
    return found
  }

  @Test(arguments: [true, false])
  func `value, gradients and running statistics have the bits of the plain way`(_ input: Bool) {
    onOneThread {
      let plain = trained(recomputing: false, wantingInput: input)
      #expect(trained(recomputing: true, wantingInput: input) == plain)
      #expect(plain[1].isEmpty == !input && plain.count == 2 + 2 * 2 * 6)
    }
  }

  /// Keeps watch over the memory of what a block computes inside, and how often it does.
  private final class Watch: Sendable {
    private struct Seen: Sendable {
      weak var storage: Storage?
      var count = 0
    }
    private let seen = Mutex(Seen())
    func see(_ tensor: Tensor) {
      seen.withLock { ($0.storage, $0.count) = (tensor.node.storage, $0.count + 1) }
    }
    var isHeld: Bool { seen.withLock { $0.storage != nil } }
    var count: Int { seen.withLock { $0.count } }
  }

  private struct Watched: Layer {
    let watch: Watch
    func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
      let inner = input.exp()
      watch.see(inner)
      return inner.squared()
    }
    func visit(
      _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
    ) rethrows {}
  }

  @Test func `inner values are gone after the forward pass and computed once more`() {
    let (kept, dropped) = (Watch(), Watch())
    let x = Tensor([0.5, -1], shape: [2]).parameter()
    var layers = (Watched(watch: kept), Watched(watch: dropped))
    let mode = Mode.training(Random(seed: 1))
    let plain = layers.0(x, mode).sum()
    let lean = layers.1.recomputed(x, mode).sum()
    #expect(kept.isHeld && !dropped.isHeld)
    #expect(lean.gradients()[x]?.doubles == plain.gradients()[x]?.doubles)
    #expect(kept.count == 1 && dropped.count == 2)
  }

  @Test func `a block of recomputed blocks has the same gradients`() {
    struct Nested: Layer {
      var block: Block
      mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
        block.recomputed(block.recomputed(input, mode), mode)
      }
      mutating func visit(
        _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
      ) rethrows { try block.visit(prefix, body) }
    }
    onOneThread {
      var random = Random(seed: 5)
      var (plain, nested) = (Block(&random), Block(&random))
      nested = plain
      var outer = Nested(block: nested)
      let x = Tensor.normal([1, 4, 4, 4], deviation: 1, random: &random).parameter()
      let mode = Mode.training(random)
      let expected = weightedSum(plain(plain(x, mode), mode)).gradients()[x]?.floats
      #expect(weightedSum(outer.recomputed(x, mode)).gradients()[x]?.floats == expected)
      #expect(outer.block.norm.runningMean.floats == plain.norm.runningMean.floats)
    }
  }

  @Test func `in inference nothing is recorded and nothing moves`() {
    var random = Random(seed: 1)
    var block = Block(&random)
    block.visit("") { _, _, value in value = value.detached() }
    let x = Tensor.normal([1, 4, 4, 4], deviation: 1, random: &random)
    let output = block.recomputed(x, .inference)
    #expect(!output.requiresGradient)
    #expect(output.floats == block(x, .inference).floats)
  }

  /// In a process of its own, because the counter is the whole process's.
  @Test func `running statistics are not copied in hiding`() async {
    await #expect(processExitsWith: .success) {
      var random = Random(seed: 1)
      var block = Block(&random)
      let x = Tensor.normal([1, 4, 4, 4], deviation: 1, random: &random)
      let mode = Mode.training(random)
      let output = block.recomputed(block.recomputed(x, mode), mode).sum()
      #expect(output.gradients()[block.norm.scale] != nil)
      #expect(hiddenCopyCount.value == 0)
    }
  }
}
