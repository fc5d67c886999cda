import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct CenterTests {
  @Test func `as published`() throws { try expectReplays("center") }

  @Test func `centres move by the rule and not by the gradient`() throws {
    // Two images of class 1 at 3 and 6 and a centre at 0: Δ = (-3 - 6) / (1 + 2).
    let result = try Registry.standard.loss("center rate=0.5").evaluated(
      LossInput(embeddings: [3, 6], width: 1, labels: [1, 1], classes: 3))
    #expect(result.value == 0.5 * (9 + 36) / 2)
    #expect(result.gradients["embeddings"] == [1.5, 3])
    #expect(result.after["centres"] == [0, 1.5, 0])
  }

  @Test func `the weight in a sum does not slow centres`() throws {
    let input = LossInput(embeddings: [3, 6], width: 1, labels: [1, 1], classes: 3)
    let result = try Registry.standard.loss("sum losses=[softmax, center] weights=[1,0.003]")
      .evaluated(input)
    #expect(result.after["2.center.centres"] == [0, 1.5, 0])
  }

  @Test(arguments: ["rate=-0.1", "rate=1.5"])
  func `options that cannot work are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.loss(PluginSpecification("center \(options)"))
    }
  }
}
