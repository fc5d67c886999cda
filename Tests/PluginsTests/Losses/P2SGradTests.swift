import Autograd
import Checks
import Plugins
import TestSupport
import Testing

struct P2SGradTests {
  @Test func `as published`() throws { try expectReplays("p2s-grad") }

  @Test func `two classes by hand`() throws {
    // Cosines 0.6 to the own class and 0.8 to the other.
    let result = try Registry.standard.loss("p2s-grad").evaluated(
      LossInput(
        embeddings: [3, 4], width: 2, labels: [0], classes: 2,
        parameters: ["weight": [2, 0, 0, 1]]))
    #expect(abs(result.value - (0.16 + 0.64) / 2) < 1e-15)
  }
}
