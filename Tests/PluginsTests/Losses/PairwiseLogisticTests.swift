import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct PairwiseLogisticTests {
  @Test func `as published`() throws { try expectReplays("pairwise-logistic") }

  /// Two orthogonal rows of two classes: z = 10 · 0 - 5, log(1 + e⁻⁵) for both orders.
  @Test func `orthogonal classes cost what the offset leaves`() throws {
    let input = LossInput(embeddings: [1, 0, 0, 1], width: 2, labels: [0, 1], classes: 2)
    let result = try Registry.standard.loss("pairwise-logistic").evaluated(input)
    #expect(abs(result.value - log(1 + exp(-5.0))) < 1e-15)
    #expect(try #require(result.gradients["offset"]?.first) > 0)
  }

  @Test func `a negative scale counts as hardly any`() throws {
    var input = LossInput(embeddings: [1, 0, 0.6, 0.8], width: 2, labels: [0, 1], classes: 2)
    input.parameters = ["scale": [-3], "offset": [0]]
    let result = try Registry.standard.loss("pairwise-logistic").evaluated(input)
    #expect(abs(result.value - log(2)) < 1e-6)
    #expect(result.gradients["scale"] == [0])
  }
}
