import Autograd
import Checks
import Foundation
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

  @Test func `class weights by hand`() throws {
    // Rows of zeros cost log 2 whatever they weigh; the row that weighs 3 of 4 counts 3/4.
    var input = LossInput(
      embeddings: [0, 1], width: 1, labels: [0, 1], classes: 2, parameters: ["weight": [0, 0]])
    let loss = try Registry.standard.loss("softmax class-weights=[3,1]")
    #expect(abs(try loss.evaluated(input).value - log(2.0)) < 1e-15)
    input.parameters["weight"] = [0, log(3.0)]
    let value = 0.75 * log(2.0) + 0.25 * log(4.0 / 3)
    #expect(abs(try loss.evaluated(input).value - value) < 1e-15)
    #expect(throws: OptionError.self) {
      try Registry.standard.loss("softmax class-weights=[3,1,1]").evaluated(input)
    }
    #expect(throws: OptionError.self) { try Registry.standard.loss("softmax class-weights=[-1]") }
  }

  @Test func `a bias and cosines exclude each other`() {
    #expect(throws: OptionError.self) {
      try Registry.standard.loss("softmax bias=true normalised=true")
    }
    #expect(throws: OptionError.self) { try Registry.standard.loss("softmax label-smoothing=1") }
    #expect(throws: OptionError.self) { try Registry.standard.loss("softmax scale=0") }
  }
}
