import Autograd
import Checks
import Plugins
import TestSupport
import Testing

struct SoftmaxTests {
  @Test func `as published`() throws { try expectReplays("softmax") }

  @Test func `two classes by hand`() throws {
    // Z = (ln 3, 0): the first class has probability 3/4, so ℓ = ln 4/3 and ∂ℓ/∂Z = (−1/4, 1/4).
    let input = LossInput(
      embeddings: [1], width: 1, labels: [0], classes: 2,
      parameters: ["weight": [1.0986122886681098, 0]])
    let result = try Registry.standard.loss("softmax").evaluated(input)
    #expect(abs(result.value - 0.28768207245178096) < 1e-15)
    #expect(
      zip(result.gradients["weight"] ?? [], [-0.25, 0.25]).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(result.gradients["weight"]?.count == 2)
  }

  @Test func `a bias and cosines exclude each other`() {
    #expect(throws: OptionError.self) {
      try Registry.standard.loss("softmax bias=true normalised=true")
    }
    #expect(throws: OptionError.self) { try Registry.standard.loss("softmax label-smoothing=1") }
    #expect(throws: OptionError.self) { try Registry.standard.loss("softmax scale=0") }
  }
}
