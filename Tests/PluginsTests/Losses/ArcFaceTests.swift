import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct ArcFaceTests {
  @Test func `as published`() throws { try expectReplays("arc-face") }

  @Test(arguments: ["hard", "continuous", "easy", "none"])
  func `without margin it is the cosine softmax`(_ continuation: String) throws {
    try expectSame(
      PluginSpecification("arc-face margin=0 scale=20 continuation=\(continuation)"),
      "softmax normalised=true scale=20")
  }

  @Test func `a right angle by hand`() throws {
    // θ = π/2 to the own class and 0 to the other: Z = 2 (cos(π/2 + π/6), 1) = (-1, 2).
    let loss = try Registry.standard.loss(
      PluginSpecification("arc-face scale=2 margin=\(Double.pi / 6)"))
    let result = try loss.evaluated(
      LossInput(
        embeddings: [0, 3], width: 2, labels: [0], classes: 2,
        parameters: ["weight": [1, 0, 0, 2]]))
    #expect(abs(result.value - log(1 + exp(3))) < 1e-14)
  }

  @Test func `aligned with its class the gradient stays bounded`() throws {
    let loss = try Registry.standard.loss("arc-face")
    for type in [ScalarType.float64, .float32] {
      for offset in [0, 1e-12, 1e-9, 1e-7, 1e-5, 1e-3] {
        for sign in [1.0, -1] {
          let result = try loss.evaluated(
            LossInput(
              embeddings: [sign, offset], width: 2, labels: [0], classes: 2,
              parameters: ["weight": [1, 0, 0, 1]]), type)
          // No more than the scale times the length of a tangent, 1, for target and other class.
          #expect(result.gradients["embeddings"]?.allSatisfy { abs($0) <= 128 } == true)
        }
      }
    }
  }

  @Test func `degrees and impossible options are refused`() {
    for text in ["margin=28.6", "margin=-0.1", "scale=0", "filter=1", "continuation=soft"] {
      #expect(throws: (any Error).self) {
        try Registry.standard.loss(PluginSpecification("arc-face \(text)"))
      }
    }
    #expect(
      throws: OptionError(
        plugin: "arc-face", option: "margin",
        expected: "radians in 0 ... π/2 (0.5 is 28.6 degrees)", got: "28.6")
    ) { try Registry.standard.loss("arc-face margin=28.6") }
  }
}
