import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct AdaCosTests {
  @Test func `as published`() throws { try expectReplays("ada-cos") }

  @Test func `fixed it is the cosine softmax with a scale from the number of classes`() throws {
    var input = threeClasses
    input.classes = 200
    input.parameters["weight"] = randomTensor([200, 4], seed: 2).doubles
    let scale = 2.0.squareRoot() * log(199.0)
    let softmax = try Registry.standard.loss(
      PluginSpecification("softmax normalised=true scale=\(scale)")
    ).evaluated(input)
    // The state is kept in single precision until a check widens it.
    let value = try Registry.standard.loss("ada-cos dynamic=false").evaluated(input).value
    #expect(abs(value - softmax.value) < 1e-6)
  }

  @Test func `the scale of few classes stays at least one`() throws {
    for classes in 1...4 {
      let input = LossInput(
        embeddings: [1, 0, 0, 1], width: 2, labels: [0, 0], classes: classes)
      let result = try Registry.standard.loss("ada-cos").evaluated(input)
      #expect(result.isFinite && (result.after["scale"] ?? []).allSatisfy { $0 >= 1 })
    }
  }

  @Test func `four classes by hand`() throws {
    // One row at angle 0 to its class and π/2 to the three others, at scale 2: B = 3 e⁰.
    let result = try Registry.standard.loss("ada-cos").evaluated(
      LossInput(
        embeddings: [1, 0], width: 2, labels: [0], classes: 4,
        parameters: ["weight": [1, 0, 0, 1, 0, 1, 0, 1], "scale": [2]]))
    #expect(abs((result.after["scale"]?[0] ?? 0) - log(3.0)) < 1e-15)
    #expect(abs(result.value - log(1 + 3 * exp(-log(3.0)))) < 1e-15)
  }
}
