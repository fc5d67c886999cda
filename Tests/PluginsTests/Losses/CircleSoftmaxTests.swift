import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct CircleSoftmaxTests {
  @Test func `as published`() throws { try expectReplays("circle-softmax") }

  @Test func `two classes by hand`() throws {
    // Cosines 0.6 to the own class and 0.8 to the other, margin 0.25 and scale 2.
    let result = try Registry.standard.loss("circle-softmax scale=2").evaluated(
      LossInput(
        embeddings: [3, 4], width: 2, labels: [0], classes: 2,
        parameters: ["weight": [2, 0, 0, 1]]))
    let (own, other) = (2 * 0.65 * (0.6 - 0.75), 2 * 1.05 * (0.8 - 0.25))
    #expect(abs(result.value - log(1 + exp(other - own))) < 1e-14)
  }

  @Test(arguments: ["margin=1", "margin=-0.1", "scale=0"])
  func `options that cannot work are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.loss(PluginSpecification("circle-softmax \(options)"))
    }
  }
}
