import Autograd
import Checks
import Plugins
import TestSupport
import Testing

struct OHEMTests {
  @Test func `as published`() throws { try expectReplays("ohem") }

  private func input() -> LossInput {
    var input = LossInput(
      embeddings: randomTensor([6, 4]).doubles, width: 4, labels: [0, 1, 2, 0, 1, 2], classes: 3)
    input.parameters["weight"] = randomTensor([3, 4], seed: 2).doubles
    return input
  }

  @Test func `all rows kept is the loss itself`() throws {
    let softmax = try Registry.standard.loss("softmax").evaluated(input())
    try Registry.standard.loss("ohem loss=softmax keep=1").evaluated(input())
      .expect(softmax, value: 1e-14, gradients: 1e-14)
  }

  @Test func `rows that are not kept get no gradient`() throws {
    let gradients = try #require(
      try Registry.standard.loss("ohem keep=0.5").evaluated(input()).gradients["embeddings"])
    let moved = (0..<6).filter { row in
      gradients[row * 4..<row * 4 + 4].contains { $0 != 0 }
    }
    #expect(moved.count == 3)
  }

  @Test func `of rows that cost the same the earlier is kept`() throws {
    let input = LossInput(
      embeddings: [1, 0, 1, 0], width: 2, labels: [1, 1], classes: 2,
      parameters: ["weight": [1, 0, 0, 1]])
    let gradients = try Registry.standard.loss("ohem keep=0.5").evaluated(input).gradients
    #expect(gradients["embeddings"]?[2...].allSatisfy { $0 == 0 } == true)
    #expect(gradients["embeddings"]?[0] != 0)
  }

  @Test func `the inner loss's options and kind are checked`() {
    #expect(throws: OptionError.self) { try Registry.standard.loss("ohem keep=0") }
    #expect(throws: OptionError.self) { try Registry.standard.loss("ohem loss=contrastive") }
    #expect(throws: RegistryError.self) { try Registry.standard.loss("ohem loss=softmaxx") }
    #expect(throws: OptionError.self) { try Registry.standard.loss("ohem loss=[softmax scale=0]") }
  }
}
