import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct RegularisedTests {
  @Test func `as published`() throws { try expectReplays("regularised") }

  private let input = LossInput(
    embeddings: [3, 4], width: 2, labels: [0], classes: 2,
    parameters: ["weight": [1, 0, 0, 2]])

  @Test func `the term is added with its weight`() throws {
    let plain = try Registry.standard.loss("softmax").evaluated(input).value
    // Lengths 1 and 2: their mean is 1.5.
    let table = try Registry.standard.loss("regularised loss=softmax term=lp weight=2")
    #expect(abs(try table.evaluated(input).value - plain - 3) < 1e-14)
    // The embedding is 5 long.
    let embeddings = try Registry.standard.loss(
      "regularised loss=softmax term=lp weight=2 rows=embeddings power=2")
    #expect(abs(try embeddings.evaluated(input).value - plain - 50) < 1e-13)
  }

  @Test func `losses without a table, and what cannot be looked at, are refused`() {
    for text in [
      "loss=[contrastive]", "loss=[partial-fc]", "weight=-1", "term=lp p=3", "power=0",
      "term=sparse-centres rows=embeddings",
    ] {
      #expect(throws: OptionError.self) {
        try Registry.standard.loss(PluginSpecification("regularised \(text)"))
      }
    }
  }

  @Test func `embeddings of any loss can be looked at`() throws {
    let loss = try Registry.standard.loss(
      "regularised loss=[contrastive] rows=embeddings term=centre-invariant")
    #expect(loss.similarity == .euclidean)
  }
}
