import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct SmoothAPTests {
  @Test func `as published`() throws { try expectReplays("smooth-ap") }

  @Test func `at low temperature it is one less the average precision`() throws {
    // From the query at 0 degrees, its class stands at 0 and 60, another class at 30 degrees: the
    // second image is third of three with two of its class, precision 2/3. From 60 degrees: the
    // query itself, the other class at 30, then 0: 2/3 again.
    let input = LossInput(
      embeddings: [0.0, 60, 30].flatMap { [cos($0 * .pi / 180), sin($0 * .pi / 180)] }, width: 2,
      labels: [0, 0, 1], classes: 2)
    let value = try Registry.standard.loss("smooth-ap temperature=0.001").evaluated(input).value
    #expect(abs(value - 1.0 / 6) < 1e-12)
  }

  @Test func `one class or none costs nothing`() throws {
    for labels in [[0, 0, 0], [0, 1, 2]] {
      let input = LossInput(
        embeddings: randomTensor([3, 2]).doubles, width: 2, labels: labels, classes: 3)
      let result = try Registry.standard.loss("smooth-ap").evaluated(input)
      #expect(result.value == 0)
      #expect(result.gradients["embeddings"]?.allSatisfy { $0 == 0 } == true)
    }
  }
}
