import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct MultiSimilarityTests {
  @Test func `as published`() throws { try expectReplays("multi-similarity") }

  /// Rows 0 and 1 of one class at cosine 0, row 2 of another at cosine 1 to row 0 and 0 to row 1.
  @Test func `each row adds up its two kinds of pairs`() throws {
    let input = LossInput(
      embeddings: [1, 0, 0, 1, 2, 0], width: 2, labels: [0, 0, 1], classes: 2)
    let loss = try Registry.standard.loss(
      "multi-similarity positive-scale=1 negative-scale=1 threshold=0")
    let rows = [log(1 + 1) + log(1 + M_E), log(1 + 1) + log(1 + 1), log(1 + M_E + 1)]
    #expect(abs(try loss.evaluated(input).value - rows.reduce(0, +) / 3) < 1e-12)
  }

  @Test func `impossible options are refused`() {
    for options in ["positive-scale=0", "negative-scale=-1", "threshold=2"] {
      #expect(throws: OptionError.self) {
        try Registry.standard.loss(PluginSpecification("multi-similarity \(options)"))
      }
    }
  }
}
