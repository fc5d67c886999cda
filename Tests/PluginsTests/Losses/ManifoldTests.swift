import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct ManifoldTests {
  @Test func `as published`() throws { try expectReplays("manifold") }

  @Test func `walks between one image and two proxies by hand`() throws {
    // The image lies along the first of two proxies at a right angle: S is e² to it and 1
    // elsewhere. Rows of the image and its proxy add up to d = e² + 1, the other's to 2.
    let input = LossInput(
      embeddings: [3, 0], width: 2, labels: [1], classes: 2,
      parameters: ["weight": [1, 0, 0, 1]])
    let loss = try Registry.standard.loss(
      "manifold proxies=2 spreading=0.5 margin=0 context=0")
    // With α = ½, a = ½ e² / d and b = ½ / √(2 d): I - α S̄ has rows (1, -a, -b), (-a, 1, -b),
    // (-b, -b, 1); by cofactors F_0k = ½ (a + b², b (1 + a)) / ((1 + a) (1 - a - 2 b²)).
    let d = exp(2.0) + 1
    let (a, b) = (0.5 * exp(2.0) / d, 0.5 / (2 * d).squareRoot())
    let scale = 0.5 / ((1 + a) * (1 - a - 2 * b * b))
    let (near, own) = (scale * (a + b * b), scale * b * (1 + a))
    #expect(abs(try loss.evaluated(input).value - log(1 + exp(near - own))) < 1e-12)
  }

  @Test func `a proxy that has less of the walk than the own one costs nothing`() throws {
    let input = LossInput(
      embeddings: [3, 0], width: 2, labels: [0], classes: 2,
      parameters: ["weight": [1, 0, 0, 1]])
    let loss = try Registry.standard.loss("manifold proxies=2")
    #expect(try loss.evaluated(input).value == 0)
  }

  @Test func `impossible options are refused`() {
    for text in ["proxies=0", "spreading=1", "spreading=0", "margin=-1", "context=-1"] {
      #expect(throws: OptionError.self) {
        try Registry.standard.loss(PluginSpecification("manifold \(text)"))
      }
    }
  }
}
