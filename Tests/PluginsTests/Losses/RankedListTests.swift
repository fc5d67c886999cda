import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct RankedListTests {
  @Test func `as published`() throws { try expectReplays("ranked-list") }

  @Test func `violations of both kinds by hand`() throws {
    // A positive at distance √2, 0.6 above the ball of radius √2 - 0.6; a negative at the same
    // distance, 0.4 inside the boundary √2 + 0.4 for anchor 0 and, opposite, outside for anchor 1.
    let root = 2.0.squareRoot()
    let input = LossInput(
      embeddings: [1, 0, 0, 1, 0, -1], width: 2, labels: [0, 0, 1], classes: 2)
    let text = "ranked-list boundary=\(root + 0.4) margin=1 negative-scale=0"
    let value = try Registry.standard.loss(PluginSpecification(text)).evaluated(input).value
    // Anchor 0: (0.6 + 0.4) / 2, anchor 1: 0.6 / 2, the row of the other class: 0.4 / 2, each
    // divided by 1 + 3 · 10⁻⁵.
    #expect(abs(value - (0.5 + 0.3 + 0.2) / 3 / (1 + 3e-5)) < 1e-12)
  }

  @Test func `impossible options are refused`() {
    for text in ["boundary=3", "margin=2", "balance=1.1", "negative-scale=-1", "positive-scale=99"]
    {
      #expect(throws: OptionError.self) {
        try Registry.standard.loss(PluginSpecification("ranked-list \(text)"))
      }
    }
  }
}
