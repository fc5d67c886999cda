import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct ProxyAnchorTests {
  @Test func `as published`() throws { try expectReplays("proxy-anchor") }

  @Test func `one image and two proxies by hand`() throws {
    // Cosine 1 to the own proxy, 0 to the other; α = 2, δ = 0.5. Pull log(1 + e^-1) over one
    // present class, push log(1 + e^1) / 2 over two classes.
    let input = LossInput(
      embeddings: [3, 0], width: 2, labels: [0], classes: 2,
      parameters: ["weight": [1, 0, 0, 1]])
    let loss = try Registry.standard.loss("proxy-anchor scale=2 margin=0.5")
    let expected = log(1 + exp(-1.0)) + log(1 + exp(1.0)) / 2
    #expect(abs(try loss.evaluated(input).value - expected) < 1e-14)
  }

  @Test func `impossible options are refused`() {
    for text in ["scale=0", "margin=-0.1", "margin=2"] {
      #expect(throws: OptionError.self) {
        try Registry.standard.loss(PluginSpecification("proxy-anchor \(text)"))
      }
    }
  }
}
