import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct RingTests {
  @Test func `as published`() throws { try expectReplays("ring") }

  @Test func `lengths by hand`() throws {
    let result = try Registry.standard.loss("ring radius=2").evaluated(
      LossInput(embeddings: [3, 4, 1, 0], width: 2, labels: [0, 1], classes: 2))
    #expect(abs(result.value - 0.5 * (9 + 1) / 2) < 1e-15)
    #expect(result.gradients["radius"] == [-1])
  }

  @Test(arguments: ["radius=0"])
  func `options that cannot work are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.loss(PluginSpecification("ring \(options)"))
    }
  }
}
