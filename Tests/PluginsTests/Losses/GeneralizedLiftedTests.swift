import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct GeneralizedLiftedTests {
  @Test func `as published`() throws { try expectReplays("generalized-lifted") }

  /// Points 0, 1 | 2, margin 1: anchor 0 costs 1 + (1 - 2), anchor 1 costs 1 + (1 - 1); anchor 2 has no
  /// positive and does not count.
  @Test func `only anchors with both kinds of pairs count`() throws {
    let input = LossInput(embeddings: [0, 1, 2], width: 1, labels: [0, 0, 1], classes: 2)
    let value = try Registry.standard.loss("generalized-lifted").evaluated(input).value
    #expect(abs(value - 0.5) < 1e-12)
  }

  @Test func `an unknown reduction is refused`() {
    #expect(throws: RegistryError.self) {
      try Registry.standard.loss("generalized-lifted reduction=median")
    }
  }
}
