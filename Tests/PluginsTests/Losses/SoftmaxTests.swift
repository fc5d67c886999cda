import Autograd
import Plugins
import TestSupport
import Testing

struct SoftmaxTests {
  static let weight = ["weight": "weight"]

  private func fixture(_ id: String) throws -> FixtureCase { try FixtureFile.read("softmax")(id) }

  @Test func `linear classifier with and without bias`() throws {
    try replay(
      "softmax bias=true", fixture("softmax_ce/linear_bias/A"),
      parameters: ["weight": "weight", "bias": "bias"])
    try replay("softmax", fixture("softmax_ce/no_bias/A"), parameters: Self.weight)
  }

  @Test(arguments: [0.1, 0.2]) func `label smoothing`(_ smoothing: Double) throws {
    try replay(
      PluginSpecification("softmax label-smoothing=\(smoothing)"),
      fixture("softmax_ce/label_smoothing_\(smoothing)/A"),
      parameters: Self.weight)
  }

  @Test func `cosine classifier`() throws {
    for id in ["normface/s20/A", "normalized_softmax/pml_default/A"] {
      try replay("softmax normalised=true scale=20", fixture(id), parameters: Self.weight)
    }
  }

  @Test func `logits of a thousand do not overflow`() throws {
    let fixture = try FixtureFile.read("edge_cases")("huge_logits/softmax")
    try replay("softmax", fixture, parameters: Self.weight)
  }

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
