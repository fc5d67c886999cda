import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct HistogramLossTests {
  @Test func `as published`() throws { try expectReplays("histogram-loss") }

  @Test func `it is the probability that a pair is in the wrong order`() throws {
    // Cosines 1 of the same class, -1 of different ones: never wrong. Exchanged: always.
    func value(_ labels: [Int]) throws -> Double {
      let input = LossInput(
        embeddings: [1, 0, 2, 0, -1, 0, -2, 0], width: 2, labels: labels, classes: 2)
      return try Registry.standard.loss("histogram-loss").evaluated(input).value
    }
    #expect(abs(try value([0, 0, 1, 1])) < 1e-14)
    // Pairs of one class all at -1; of different ones half at 1 and half at -1, which count as
    // before.
    #expect(abs(try value([0, 1, 0, 1]) - 1) < 1e-14)
  }

  @Test func `one kind of pairs alone costs nothing`() throws {
    for labels in [[0, 0, 0], [0, 1, 2]] {
      let input = LossInput(
        embeddings: randomTensor([3, 2]).doubles, width: 2, labels: labels, classes: 3)
      let result = try Registry.standard.loss("histogram-loss").evaluated(input)
      #expect(result.value == 0)
      #expect(result.gradients["embeddings"]?.allSatisfy { $0 == 0 } == true)
    }
  }
}
