import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct VICRegTests {
  @Test func `as published`() throws { try expectReplays("vic-reg") }

  @Test func `views of equal images that vary enough in apart dimensions cost nothing`() throws {
    // Two images of each class, equal; each dimension has standard deviation 2 and none is
    // correlated.
    let root = 3.0.squareRoot()
    let points = [[root, root], [root, -root], [-root, root], [-root, -root]]
    let input = LossInput(
      embeddings: (points + points).flatMap { $0 }, width: 2,
      labels: [0, 1, 2, 3, 0, 1, 2, 3], classes: 4)
    #expect(abs(try Registry.standard.loss("vic-reg").evaluated(input).value) < 1e-14)
  }

  @Test func `fewer than two pairs of images cost nothing`() throws {
    for labels in [[0, 0, 1, 2], [0, 1, 2, 3], [0, 0, 0, 1]] {
      let input = LossInput(
        embeddings: randomTensor([4, 2]).doubles, width: 2, labels: labels, classes: 4)
      let result = try Registry.standard.loss("vic-reg").evaluated(input)
      #expect(result.value == 0)
      #expect(result.gradients["embeddings"]?.allSatisfy { $0 == 0 } == true)
    }
  }

  @Test func `negative weights are refused`() {
    for text in ["invariance=-1", "variance=-1", "covariance=-1"] {
      #expect(throws: OptionError.self) {
        try Registry.standard.loss(PluginSpecification("vic-reg \(text)"))
      }
    }
  }
}
