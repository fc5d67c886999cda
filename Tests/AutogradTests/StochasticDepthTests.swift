import TestSupport
import Testing

@testable import Autograd

@Suite struct StochasticDepthTests {
  private let mode = Mode.training(Random(seed: 5))

  @Test func `inference and probability 0 change nothing`() {
    let x = randomTensor([4, 2, 2, 3]).converted(to: .float32)
    #expect(StochasticDepth(0.7, place: 0)(x, .inference).floats == x.floats)
    #expect(StochasticDepth(0, place: 0)(x, mode).floats == x.floats)
  }

  @Test func `an image keeps its whole branch, scaled, or loses all of it`() {
    let x = randomTensor([200, 2, 2, 3]).converted(to: .float32)
    let result = StochasticDepth(0.25, place: 2)(x, mode).floats
    var dropped = 0
    for row in 0..<200 {
      let (before, after) = (x.floats[row * 12..<row * 12 + 12], result[row * 12..<row * 12 + 12])
      if after.allSatisfy({ $0 == 0 }) {
        dropped += 1
      } else {
        for (old, new) in zip(before, after) { #expect(abs(new - old / 0.75) <= 1e-6 * abs(new)) }
      }
    }
    // 200 images: the number dropped deviates by √(200 · 0.25 · 0.75) = 6.1.
    #expect(abs(dropped - 50) < 25)
  }

  @Test func `branches draw apart, and apart from a dropout of the same place`() {
    let x = Tensor(repeating: 1, shape: [64, 1])
    let masks = (0..<4).map { StochasticDepth(0.5, place: $0)(x, mode).floats }
    let all = masks + [Dropout(0.5, place: 0)(x, mode).floats]
    #expect(Set(all).count == 5)
    #expect(StochasticDepth(0.5, place: 3)(x, mode).floats == masks[3])
  }

  @Test func `a batch in parts drops what the whole would`() {
    let layer = StochasticDepth(0.5, place: 1)
    let whole = layer(Tensor(repeating: 1, shape: [32, 3]), mode).floats
    var second = mode
    second.firstRow = 20
    let parts = [
      layer(Tensor(repeating: 1, shape: [20, 3]), mode),
      layer(Tensor(repeating: 1, shape: [12, 3]), second),
    ]
    #expect(Tensor.concatenated(parts).floats == whole)
  }

  @Test func `the gradient is that of central differences`() {
    let (layer, mode) = (StochasticDepth(0.5, place: 0), mode)
    let error = gradientError(of: [
      randomTensor([6, 2, 1, 3]), randomTensor([6, 2, 1, 3], seed: 2),
    ]) {
      weightedSum($0[0] + layer($0[1].squared(), mode))
    }
    #expect(error < 1e-8)
  }

  @Test func `probabilities rise evenly from nothing to the last`() {
    let probabilities = (0..<5).map {
      StochasticDepth.probability(ofBranch: $0, of: 5, last: 0.2)
    }
    #expect(probabilities == [0, 0.05, 0.1, 0.2 * 3 / 4, 0.2])
    #expect(StochasticDepth.probability(ofBranch: 0, of: 1, last: 0.3) == 0.3)
  }
}
