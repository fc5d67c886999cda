import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct InstanceTests {
  @Test func `as published`() throws { try expectReplays("instance") }

  @Test func `two images at a right angle by hand`() throws {
    // Scores 2 to itself and 0 to the image of another class: log(1 + e^-2).
    let input = LossInput(embeddings: [3, 0, 0, 1], width: 2, labels: [0, 1], classes: 2)
    let value = try Registry.standard.loss("instance scale=2").evaluated(input).value
    #expect(abs(value - log(1 + exp(-2.0))) < 1e-14)
  }

  @Test func `one class costs nothing`() throws {
    let input = LossInput(
      embeddings: randomTensor([3, 2]).doubles, width: 2, labels: [0, 0, 0], classes: 1)
    let result = try Registry.standard.loss("instance").evaluated(input)
    #expect(result.value == 0)
    #expect(result.gradients["embeddings"]?.allSatisfy { abs($0) < 1e-12 } == true)
  }
}
