import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct ThresholdConsistentMarginTests {
  @Test func `as published`() throws { try expectReplays("threshold-consistent-margin") }

  @Test func `pairs beyond the margins alone are averaged`() throws {
    // Cosines of one class 1 and 0: only 0 is below 0.9, by 0.9. Of different ones -1: far below
    // 0.5.
    let input = LossInput(
      embeddings: [1, 0, 2, 0, 0, 1, -1, 0], width: 2, labels: [0, 0, 0, 1], classes: 2,
      mined: .pairs(Pairs(same: [(0, 1), (0, 2)], different: [(0, 3)])))
    let loss = try Registry.standard.loss("threshold-consistent-margin positive-weight=2")
    #expect(abs(try loss.evaluated(input).value - 1.8) < 1e-14)
  }

  @Test func `impossible options are refused`() {
    for text in ["positive-margin=2", "negative-margin=-2", "positive-weight=-1"] {
      #expect(throws: OptionError.self) {
        try Registry.standard.loss(PluginSpecification("threshold-consistent-margin \(text)"))
      }
    }
  }
}
