import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct CircleTests {
  @Test func `as published`() throws { try expectReplays("circle") }

  /// Rows 0 and 1 of one class at cosine 0, row 2 of another orthogonal to both; scale 1, margin ½:
  /// the positive's weight is 1.5 and its cost 1.5 · ½, the negative's ½ and -½ · ½.
  @Test func `pairs weigh as much as they are off`() throws {
    let input = LossInput(
      embeddings: [1, 0, 0, 0, 1, 0, 0, 0, 1], width: 3, labels: [0, 0, 1], classes: 2)
    let loss = try Registry.standard.loss("circle scale=1 margin=0.5")
    #expect(abs(try loss.evaluated(input).value - log(1 + exp(0.75 - 0.25))) < 1e-12)
  }

  @Test func `impossible options are refused`() {
    #expect(throws: OptionError.self) { try Registry.standard.loss("circle scale=0") }
    #expect(throws: OptionError.self) { try Registry.standard.loss("circle margin=2") }
  }
}
