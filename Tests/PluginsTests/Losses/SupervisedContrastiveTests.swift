import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct SupervisedContrastiveTests {
  @Test func `as published`() throws { try expectReplays("supervised-contrastive") }

  /// Two classes of two, at right angles: one positive of cosine 1 against two of cosine 0.
  @Test func `a right angle costs log(1 + 2 e^(-1/T))`() throws {
    let loss = try Registry.standard.loss("supervised-contrastive temperature=0.5")
    var parameters: Parameters = [:]
    let batch = try Embedded(
      Tensor([1, 0, 2, 0, 0, 1, 0, 3] as [Double], shape: [4, 2]), labels: [0, 0, 1, 1])
    #expect(abs(try loss(batch, &parameters).scalar - log(1 + 2 * exp(-2.0))) < 1e-12)
  }

  @Test func `a batch of one class costs nothing`() throws {
    let input = LossInput(
      embeddings: randomTensor([4, 2]).doubles, width: 2, labels: [1, 1, 1, 1], classes: 2)
    let result = try Registry.standard.loss("supervised-contrastive").evaluated(input)
    #expect(result.value == 0)
    #expect(result.gradients["embeddings"]?.allSatisfy { $0 == 0 } == true)
  }

  @Test func `a temperature of zero is refused`() {
    #expect(throws: OptionError.self) {
      try Registry.standard.loss("supervised-contrastive temperature=0")
    }
  }
}
