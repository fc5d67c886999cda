import Autograd
import Checks
import Plugins
import TestSupport
import Testing

struct SoftTripleTests {
  @Test func `as published`() throws { try expectReplays("soft-triple") }

  private func input(_ rows: Int) -> LossInput {
    LossInput(
      embeddings: randomTensor([6, 4]).doubles, width: 4, labels: [0, 1, 2, 0, 1, 2], classes: 3,
      parameters: ["weight": randomTensor([rows, 4], seed: 2).doubles])
  }

  @Test func `with one centre a class it is CosFace`() throws {
    let face = try Registry.standard.loss("cos-face margin=0.2 scale=15").evaluated(input(3))
    try Registry.standard.loss("soft-triple centres=1 margin=0.2 scale=15").evaluated(input(3))
      .expect(face, value: 1e-13, gradients: 1e-13)
  }

  @Test func `at low temperature the nearest centre alone counts`() throws {
    let text = "soft-triple centres=2 margin=0 merging=0 scale=1 temperature=0.0001"
    let loss = try Registry.standard.loss(PluginSpecification(text))
    let input = LossInput(
      embeddings: [1, 0], width: 2, labels: [0], classes: 2,
      parameters: ["weight": [1, 0, -1, 0, 0, 1, 0.6, 0.8]])
    let logits = try loss.logits(
      Tensor(input.embeddings, shape: [1, 2]), loss.parameters(for: input, .float64))
    let values = try #require(logits).doubles
    #expect(zip(values, [1, 0.6]).allSatisfy { abs($0 - $1) < 1e-12 } && values.count == 2)
  }

  @Test func `impossible options are refused`() {
    for text in ["scale=0", "temperature=0", "margin=2", "centres=0", "merging=-1"] {
      #expect(throws: OptionError.self) {
        try Registry.standard.loss(PluginSpecification("soft-triple \(text)"))
      }
    }
  }
}
