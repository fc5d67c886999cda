import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct DynamicSoftMarginTests {
  @Test func `as published`() throws { try expectReplays("dynamic-soft-margin") }

  /// One triplet with v = d_ap - d_an of 0 - 2, or 2 - 0.
  private func input(_ hard: Bool, histogram: [Double]? = nil) -> LossInput {
    LossInput(
      embeddings: [1, 0, hard ? -1 : 2, 0, hard ? 2 : -1, 0], width: 2, labels: [0, 0, 1],
      classes: 2, mined: .triplets([.init(0, 1, 2)]),
      parameters: histogram.map { ["histogram": $0] } ?? [:])
  }

  @Test func `the first batch is compared with itself`() throws {
    let loss = try Registry.standard.loss("dynamic-soft-margin bins=4")
    let easy = try loss.evaluated(input(false))
    #expect(easy.value == -2)
    #expect(easy.after["histogram"] == [1, 0, 0, 0, 0])
    // The last node lies at the end of the last bin, whose sum does not reach it.
    let hard = try loss.evaluated(input(true))
    #expect(hard.value == 0)
    #expect(hard.after["histogram"] == [0, 0, 0, 0, 1])
  }

  @Test func `a later batch replaces a share of the histogram`() throws {
    let loss = try Registry.standard.loss("dynamic-soft-margin bins=4 momentum=0.25")
    let result = try loss.evaluated(input(false, histogram: [0, 0, 1, 0, 0]))
    #expect(result.after["histogram"] == [0.25, 0, 0.75, 0, 0])
    #expect(result.value == 0.25 * -2)
  }

  @Test func `impossible options are refused`() {
    for text in ["bins=0", "momentum=0", "momentum=1.5"] {
      #expect(throws: OptionError.self) {
        try Registry.standard.loss(PluginSpecification("dynamic-soft-margin \(text)"))
      }
    }
  }
}
