import Autograd
import Checks
import Plugins
import TestSupport
import Testing

struct CosFaceTests {
  @Test func `as published`() throws { try expectReplays("cos-face") }

  @Test func `without margin it is the cosine softmax`() throws {
    var input = LossInput(
      embeddings: randomTensor([6, 4]).doubles, width: 4, labels: [0, 1, 2, 0, 1, 2], classes: 3)
    input.parameters["weight"] = randomTensor([3, 4], seed: 2).doubles
    let softmax = try Registry.standard.loss("softmax normalised=true scale=20").evaluated(input)
    try Registry.standard.loss("cos-face margin=0 scale=20").evaluated(input)
      .expect(softmax, value: 1e-14, gradients: 1e-14)
  }

  @Test func `logits carry no margin`() throws {
    let loss = try Registry.standard.loss("cos-face margin=0.35 scale=10")
    let input = LossInput(
      embeddings: [3, 4], width: 2, labels: [0], classes: 2,
      parameters: ["weight": [1, 0, 0, 2]])
    let logits = try loss.logits(
      Tensor(input.embeddings, shape: [1, 2]), loss.parameters(for: input, .float64))
    let values = try #require(logits).doubles
    #expect(zip(values, [6, 8]).allSatisfy { abs($0 - $1) < 1e-12 } && values.count == 2)
  }

  /// Z = (10 · (cos - 0.2), 0) with cosines 1 and 0: ln(e⁸ + 1) - (0.9 · 8 + 0.1 · 4).
  @Test func `smoothed labels by hand`() throws {
    let input = LossInput(
      embeddings: [2, 0], width: 2, labels: [0], classes: 2,
      parameters: ["weight": [1, 0, 0, 1]])
    let value = try Registry.standard.loss("cos-face scale=10 margin=0.2 label-smoothing=0.1")
      .evaluated(input).value
    #expect(abs(value - 0.4003354064) < 1e-9)
  }

  @Test func `smoothed labels and a filter exclude each other`() {
    let error = #expect(throws: OptionError.self) {
      try Registry.standard.loss("cos-face filter=0.4 label-smoothing=0.1")
    }
    #expect(error?.expected.hasPrefix("0 with a filter") == true)
    #expect(throws: OptionError.self) { try Registry.standard.loss("cos-face label-smoothing=1") }
  }

  @Test func `impossible margins and scales are refused`() {
    for text in ["margin=-0.1", "margin=1.1", "scale=0", "scale=-1"] {
      #expect(throws: OptionError.self) {
        try Registry.standard.loss(PluginSpecification("cos-face \(text)"))
      }
    }
  }
}
