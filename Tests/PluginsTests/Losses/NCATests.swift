import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct NCATests {
  @Test func `as published`() throws { try expectReplays("nca") }

  @Test func `one positive and one negative at equal distances are even odds`() throws {
    let input = LossInput(
      embeddings: [1, 0, 0, 1, 0, -1], width: 2, labels: [0, 0, 1], classes: 2)
    // Anchor 0 has both at d² = 2: log 2. Anchor 1 has them at 2 and 4: log(1 + e^-2).
    let value = try Registry.standard.loss("nca").evaluated(input).value
    #expect(abs(value - (log(2.0) + log(1 + exp(-2.0))) / 2) < 1e-14)
  }

  @Test func `without negatives it costs nothing`() throws {
    let input = LossInput(
      embeddings: randomTensor([4, 3]).doubles, width: 3, labels: [0, 0, 0, 0], classes: 1)
    let result = try Registry.standard.loss("nca").evaluated(input)
    #expect(result.value == 0)
    #expect(result.gradients["embeddings"]?.allSatisfy { $0 == 0 } == true)
  }
}
