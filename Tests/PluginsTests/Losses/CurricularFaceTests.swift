import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct CurricularFaceTests {
  @Test func `as published`() throws { try expectReplays("curricular-face") }

  @Test func `without hard classes it is ArcFace`() throws {
    // Each row along its class, which no other class comes near.
    let input = LossInput(
      embeddings: [1, 0.1, 0.1, 2], width: 2, labels: [0, 1], classes: 2,
      parameters: ["weight": [1, 0, 0, 1]])
    try expectSame("curricular-face scale=16 margin=0.2", "arc-face scale=16 margin=0.2", on: input)
  }

  @Test func `a hard class by hand`() throws {
    // θ_y = π/2, so that every other class is hard: t = 0, and cos θ_j = 1 becomes 1 · (0 + 1).
    let result = try Registry.standard.loss("curricular-face scale=2 margin=0").evaluated(
      LossInput(
        embeddings: [1, 1, 0, 1], width: 2, labels: [0, 0], classes: 2,
        parameters: ["weight": [1, 0, 0, 1], "t": [0.5]]))
    let (cosine, mean) = (0.5.squareRoot(), 0.5.squareRoot() / 2)
    let t = 0.99 * 0.5 + 0.01 * mean
    // The first row is as near to both classes: neither is hard.
    let costs = [log(2.0), log(exp(0) + exp(2 * (t + 1)))]
    #expect(abs(result.value - (costs[0] + costs[1]) / 2) < 1e-14)
    #expect(abs(result.after["t"]?.first.map { $0 - t } ?? 1) < 1e-15 && cosine > 0)
  }

  @Test(arguments: ["margin=28.6", "momentum=2", "scale=0"])
  func `options that cannot work are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.loss(PluginSpecification("curricular-face \(options)"))
    }
  }
}
