import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct UniformFaceTests {
  @Test func `as published`() throws { try expectReplays("uniform-face") }

  @Test func `without strength it is its classifier`() throws {
    try expectSame("uniform-face loss=[cos-face scale=8] strength=0", "cos-face scale=8")
  }

  @Test func `two centres by hand`() throws {
    // Centres at distance 3 repel with 1/4, rows of zeros cost log 2.
    let result = try Registry.standard.loss("uniform-face loss=[softmax] strength=2").evaluated(
      LossInput(
        embeddings: [0, 0], width: 1, labels: [0, 1], classes: 2,
        parameters: ["weight": [-1, 2]]))
    #expect(abs(result.value - log(2.0) - 0.5) < 1e-15)
    // -2 · strength / (C (C - 1)) · (c_i - c_j) / (d (d + 1)²)
    let slope = 2.0 / 16
    #expect(
      zip(result.gradients["weight"] ?? [], [slope, -slope]).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  @Test func `centres follow their images by the rule`() throws {
    func slopes(_ rate: Double) throws -> [Double] {
      try Registry.standard.loss(
        PluginSpecification("uniform-face loss=[softmax] rate=\(rate)")
      ).evaluated(
        LossInput(
          embeddings: [3, 6], width: 1, labels: [1, 1], classes: 2,
          parameters: ["weight": [0, 0]])
      ).gradients["weight"] ?? []
    }
    let (plain, following) = (try slopes(0), try slopes(0.1))
    #expect(abs(following[1] - plain[1] + 0.1 * 3) < 1e-15 && following[0] == plain[0])
  }

  @Test func `a single centre repels nothing`() throws {
    let result = try Registry.standard.loss("uniform-face loss=[softmax]").evaluated(
      LossInput(embeddings: [1, 2], width: 1, labels: [0, 0], classes: 3))
    let softmax = try Registry.standard.loss("softmax").evaluated(
      LossInput(
        embeddings: [1, 2], width: 1, labels: [0, 0], classes: 3,
        parameters: ["weight": result.after["weight"] ?? []]))
    #expect(result.value == softmax.value)
  }

  @Test(arguments: ["strength=-1", "rate=2", "loss=[contrastive]"])
  func `options that cannot work are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.loss(PluginSpecification("uniform-face \(options)"))
    }
  }
}
