import Autograd
import Plugins
import TestSupport
import Testing

struct CosFaceTests {
  static let weight = ["weight": "weight"]

  static func published() throws -> [FixtureCase] {
    try FixtureFile.read("margin_softmax").cases("cosface/").filter {
      $0.hyper?["interclass_filtering_threshold"] == nil
    }
  }

  private func specification(_ fixture: FixtureCase) throws -> PluginSpecification {
    let (margin, scale) = (try fixture.number("margin"), try fixture.number("scale"))
    return PluginSpecification("cos-face margin=\(margin) scale=\(scale)")
  }

  @Test(arguments: try published()) func `as published`(_ fixture: FixtureCase) throws {
    try replay(specification(fixture), fixture, parameters: Self.weight)
  }

  @Test func `there are eight published cases`() throws {
    #expect(try Self.published().count == 8)
  }

  @Test func `a zero row has zero cosines and no gradient`() throws {
    let fixture = try FixtureFile.read("edge_cases")("zero_embedding/cosface_s64")
    try replay(specification(fixture), fixture, parameters: Self.weight)
  }

  @Test func `without margin it is the cosine softmax`() throws {
    let fixture = try FixtureFile.read("softmax")("normface/s20/A")
    try replay("cos-face margin=0 scale=20", fixture, parameters: Self.weight)
  }

  @Test(arguments: ["A", "B"]) func `it is SoftTriple with one centre`(_ batch: String) throws {
    let fixture = try FixtureFile.read("proxy")("soft_triple/K1_equals_cosface/\(batch)")
    try replay("cos-face margin=0.01 scale=20", fixture, parameters: Self.weight)
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

  @Test func `impossible margins and scales are refused`() {
    for text in ["margin=-0.1", "margin=1.1", "scale=0", "scale=-1"] {
      #expect(throws: OptionError.self) {
        try Registry.standard.loss(PluginSpecification("cos-face \(text)"))
      }
    }
  }
}
