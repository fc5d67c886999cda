import Autograd
import Plugins
import TestSupport
import Testing

struct ContrastiveTests {
  private func pair(_ id: String) throws -> FixtureCase { try FixtureFile.read("pair")(id) }
  private func edge(_ id: String) throws -> FixtureCase { try FixtureFile.read("edge_cases")(id) }

  @Test(arguments: [2, 4]) func `Hadsell's squared form`(_ margin: Int) throws {
    try replay(
      PluginSpecification("contrastive margin=\(margin)"),
      pair("contrastive_hadsell/m\(margin)"))
  }

  @Test func `with the paper's factor it is half of that`() throws {
    try replay("contrastive margin=4", pair("contrastive_hadsell_half/m4"), factor: 2)
  }

  @Test func `the assignment's equation 1 with a hinge`() throws {
    try replay("contrastive form=linear margin=4", pair("eq1_with_hinge/m4"))
  }

  @Test(arguments: ["A", "B"]) func `all pairs, as the library has it`(_ batch: String) throws {
    try replay(
      "contrastive form=linear normalised=true reduction=non-zero",
      pair("contrastive_allpairs/pml_default/\(batch)"))
  }

  @Test(arguments: ["A", "B"]) func `hinges on the squared distance`(_ batch: String) throws {
    try replay(
      """
      contrastive form=squared-distance normalised=true reduction=balanced margin=1.5 \
      positive-margin=0.1
      """, pair("contrastive_allpairs/power2_mean/\(batch)"))
  }

  // On unit vectors d² = 2 − 2 cos, so hinges on cosines are half of hinges on d².
  @Test(arguments: ["A", "B"]) func `hinges on cosines`(_ batch: String) throws {
    try replay(
      "contrastive form=squared-distance normalised=true reduction=non-zero margin=1.6",
      pair("contrastive_allpairs/cosine/\(batch)"), factor: 2)
  }

  @Test func `PyTorch's cosine embedding loss`() throws {
    try replay(
      "contrastive form=squared-distance normalised=true margin=1.6",
      pair("cosine_embedding/m0.2"), factor: 2)
  }

  @Test(arguments: [
    "duplicate_positive/contrastive_pml", "one_class_batch/contrastive",
    "all_distinct_batch/contrastive",
  ])
  func `duplicates, one class and all distinct`(_ id: String) throws {
    try replay("contrastive form=linear normalised=true reduction=non-zero", edge(id))
  }

  @Test func `a zero row is at distance one and gets no gradient`() throws {
    try replay(
      "contrastive form=linear normalised=true reduction=non-zero margin=1.2",
      edge("zero_embedding/contrastive_allpairs"))
  }

  @Test func `different classes cost the squared shortfall of the margin`() throws {
    // Points 0 and 3 on a line, margin 5: (5 − 3)² = 4 for both ordered pairs; slope 2 (5 − 3) = 4.
    let input = LossInput(embeddings: [0, 3], width: 1, labels: [0, 1], classes: 2)
    let result = try Registry.standard.loss("contrastive margin=5").evaluated(input)
    #expect(result.value == 4)
    #expect(result.gradients["embeddings"] == [4, -4])
  }

  @Test func `no pairs cost nothing`() throws {
    for reduction in ["mean", "balanced", "non-zero"] {
      let input = LossInput(embeddings: [1, 2], width: 2, labels: [0], classes: 1)
      let loss = try Registry.standard.loss(
        PluginSpecification("contrastive reduction=\(reduction)"))
      let result = try loss.evaluated(input)
      #expect(result.value == 0 && result.gradients["embeddings"] == [0, 0])
    }
  }

  @Test func `unit vectors are compared by cosine, raw ones by distance`() throws {
    #expect(try Registry.standard.loss("contrastive").similarity == .euclidean)
    #expect(try Registry.standard.loss("contrastive normalised=true").similarity == .cosine)
  }

  @Test func `impossible margins are refused`() {
    #expect(throws: OptionError.self) { try Registry.standard.loss("contrastive margin=0") }
    #expect(throws: OptionError.self) {
      try Registry.standard.loss("contrastive positive-margin=-1")
    }
  }
}
