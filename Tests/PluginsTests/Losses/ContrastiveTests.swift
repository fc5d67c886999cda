import Autograd
import Checks
import Plugins
import TestSupport
import Testing

struct ContrastiveTests {
  @Test func `as published`() throws { try expectReplays("contrastive") }

  @Test func `different classes cost the squared shortfall of the margin`() throws {
    // Points 0 and 3 on a line, margin 5: (5 − 3)² = 4 for both ordered pairs; slope 2 (5 − 3) = 4.
    let input = LossInput(embeddings: [0, 3], width: 1, labels: [0, 1], classes: 2)
    let result = try Registry.standard.loss("contrastive margin=5").evaluated(input)
    #expect(result.value == 4)
    #expect(result.gradients["embeddings"] == [4, -4])
  }

  /// Points 0 and 3 of one class: (3 - 1)² for both orders; the margin is taken off before squaring.
  @Test func `a margin of positives is taken off the distance`() throws {
    let input = LossInput(embeddings: [0, 3], width: 1, labels: [0, 0], classes: 1)
    let loss = try Registry.standard.loss("contrastive positive-margin=1")
    #expect(try loss.evaluated(input).value == 4)
  }

  @Test func `no pairs cost nothing`() throws {
    for reduction in ["mean", "balanced", "non-zero", "per-anchor"] {
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
