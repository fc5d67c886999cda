import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct NTXentTests {
  @Test func `as published`() throws { try expectReplays("nt-xent") }

  /// SimCLR as written: for each of 2N views the cross-entropy of finding the other view among all.
  @Test func `with two views a class it is SimCLR`() throws {
    let (views, width) = (randomTensor([10, 4]), 4)
    let labels = (0..<10).map { $0 % 5 }
    let unit = views.normalisedRows()
    let logits = (unit.matmul(unit, otherTransposed: true) / 0.3).doubles
    let costs = (0..<10).map { i in
      let others = (0..<10).filter { $0 != i }.map { exp(logits[i * 10 + $0]) }.reduce(0, +)
      return log(others) - logits[i * 10 + (i + 5) % 10]
    }
    let input = LossInput(
      embeddings: views.doubles, width: width, labels: labels, classes: 5)
    let value = try Registry.standard.loss("nt-xent temperature=0.3").evaluated(input).value
    #expect(abs(value - costs.reduce(0, +) / 10) < 1e-12)
  }

  @Test func `with one positive an image it is supervised contrastive`() throws {
    let input = LossInput(
      embeddings: randomTensor([8, 3]).doubles, width: 3, labels: [0, 1, 2, 3, 0, 1, 2, 3],
      classes: 4)
    let pairs = try Registry.standard.loss("nt-xent temperature=0.2").evaluated(input)
    try Registry.standard.loss("supervised-contrastive temperature=0.2").evaluated(input)
      .expect(pairs, value: 1e-12, gradients: 1e-12)
  }

  @Test func `a temperature of zero is refused`() {
    #expect(throws: OptionError.self) { try Registry.standard.loss("nt-xent temperature=0") }
  }
}
