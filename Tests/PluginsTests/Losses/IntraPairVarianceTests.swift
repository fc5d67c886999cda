import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct IntraPairVarianceTests {
  @Test func `as published`() throws { try expectReplays("intra-pair-variance") }

  @Test func `cosines on the wrong side of their mean cost their square`() throws {
    // Pairs of one class have cosines 1 and 0: mean ½, and 0 lies ½ below. The mean of different
    // ones is that of the one pair.
    let input = LossInput(
      embeddings: [1, 0, 2, 0, 0, 1, -1, 0], width: 2, labels: [0, 0, 0, 1], classes: 2,
      mined: .pairs(Pairs(same: [(0, 1), (0, 2)], different: [(0, 3)])))
    let text = "intra-pair-variance positive-slack=0 negative-slack=0"
    let value = try Registry.standard.loss(PluginSpecification(text)).evaluated(input).value
    #expect(abs(value - 0.125) < 1e-14)
  }

  @Test func `impossible slacks are refused`() {
    for text in ["positive-slack=-1", "negative-slack=2"] {
      #expect(throws: OptionError.self) {
        try Registry.standard.loss(PluginSpecification("intra-pair-variance \(text)"))
      }
    }
  }
}
