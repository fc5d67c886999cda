import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct TupletMarginTests {
  @Test func `as published`() throws { try expectReplays("tuplet-margin") }

  @Test func `two positives and a negative by hand`() throws {
    // The positive at 90 degrees counts as if at 60: cosine ½; the negative at 180: cosine -1. With
    // scale 2 each anchor costs log(1 + e^(2 (s_n - ½))); the other anchor sees the negative at 90.
    let input = LossInput(
      embeddings: [1, 0, 0, 1, -1, 0], width: 2, labels: [0, 0, 1], classes: 2)
    let text = "tuplet-margin scale=2 margin=\(Double.pi / 6)"
    let result = try Registry.standard.loss(PluginSpecification(text)).evaluated(input)
    #expect(abs(result.value - (log(1 + exp(-3.0)) + log(1 + exp(-1.0))) / 2) < 1e-12)
  }

  @Test func `equal positives have a finite gradient`() throws {
    let input = LossInput(
      embeddings: [1, 2, 1, 2, 3, -1], width: 2, labels: [0, 0, 1], classes: 2)
    for type in [ScalarType.float64, .float32] {
      #expect(try Registry.standard.loss("tuplet-margin").evaluated(input, type).isFinite)
    }
  }

  @Test func `degrees are refused`() {
    #expect(throws: OptionError.self) { try Registry.standard.loss("tuplet-margin margin=5.73") }
  }
}
