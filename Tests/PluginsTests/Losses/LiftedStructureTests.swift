import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct LiftedStructureTests {
  @Test func `as published`() throws { try expectReplays("lifted-structure") }

  /// Points 0, 1 | 2, margin 1: J = log(e^(1 - 2) + e^(1 - 1)) + 1 for both orders.
  @Test func `a pair is held against the negatives of both its images`() throws {
    let input = LossInput(embeddings: [0, 1, 2], width: 1, labels: [0, 0, 1], classes: 2)
    let bound = log(exp(-1.0) + 1) + 1
    let value = try Registry.standard.loss("lifted-structure").evaluated(input).value
    #expect(abs(value - bound * bound / 2) < 1e-12)
  }

  @Test func `no negatives cost nothing`() throws {
    let input = LossInput(embeddings: [0, 1, 2], width: 1, labels: [0, 0, 0], classes: 1)
    let result = try Registry.standard.loss("lifted-structure").evaluated(input)
    #expect(result.value == 0 && result.gradients["embeddings"] == [0, 0, 0])
  }

  @Test func `an unknown reduction is refused`() {
    #expect(throws: RegistryError.self) {
      try Registry.standard.loss("lifted-structure reduction=median")
    }
  }
}
