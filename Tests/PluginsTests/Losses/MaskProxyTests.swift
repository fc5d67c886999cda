import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct MaskProxyTests {
  @Test func `as published`() throws { try expectReplays("mask-proxy") }

  /// One class of two equal images along the first axis, whose proxy is the second axis; the proxy
  /// of the other class is the third.
  private let axes = LossInput(
    embeddings: [1, 0, 0, 2, 0, 0], width: 3, labels: [0, 0], classes: 2,
    parameters: ["weight": [0, 1, 0, 0, 0, 1], "scale": [2], "offset": [-1]])

  @Test func `the balanced form by hand`() throws {
    // The prototype, at cosine 1, masks the class's own proxy: scores 1 and -1. One class is always
    // found among itself, so proxies cost nothing.
    let result = try Registry.standard.loss("mask-proxy").evaluated(axes)
    #expect(abs(result.value - log(1 + exp(-2.0))) < 1e-14)
    #expect(result.gradients["weight"]?[0..<3].allSatisfy { $0 == 0 } == true)
  }

  @Test func `the multinomial form by hand`() throws {
    // Score 1 to the prototype, -1 to the absent class's proxy: log(1 + e^-1) twice.
    let result = try Registry.standard.loss("mask-proxy form=multinomial").evaluated(axes)
    #expect(abs(result.value - 2 * log(1 + exp(-1.0))) < 1e-14)
  }

  @Test func `batches without two images of a class cost nothing`() throws {
    for form in ["balanced", "multinomial"] {
      var input = axes
      input.labels = [0, 1]
      let loss = try Registry.standard.loss(PluginSpecification("mask-proxy form=\(form)"))
      let result = try loss.evaluated(input)
      #expect(result.value == 0 && result.gradients["embeddings"]?.allSatisfy { $0 == 0 } == true)
    }
  }

  @Test func `a negative weight is refused`() {
    #expect(throws: OptionError.self) { try Registry.standard.loss("mask-proxy tying=-1") }
  }
}
