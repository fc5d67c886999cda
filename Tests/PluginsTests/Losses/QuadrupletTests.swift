import Autograd
import Checks
import Plugins
import TestSupport
import Testing

struct QuadrupletTests {
  @Test func `as published`() throws { try expectReplays("quadruplet") }

  /// Points 0, 1 of one class, 4 and 6 of two others.
  ///
  /// The triplets (0, 1, 4), (1, 0, 4) go with 6 and
  /// (0, 1, 6), (1, 0, 6) with 4: both as far as 2 from each other. With Euclidean distances and
  /// margins 3 and 2 the first terms are max(0, 1 - {4, 3, 6, 5} + 3) = 0, 1, 0, 0, the second all
  /// max(0, 1 - 2 + 2) = 1: (1 + 4) / 4.
  @Test func `both negatives are pushed away`() throws {
    let input = LossInput(embeddings: [0, 1, 4, 6], width: 1, labels: [0, 0, 1, 2], classes: 3)
    let loss = try Registry.standard.loss(
      "quadruplet distance=euclidean normalised=false margin=3 second-margin=2")
    #expect(try loss.evaluated(input).value == 1.25)
  }

  /// Above: gaps between the kinds of pairs are (4 + 2) / 2 - 1 = 2, 1.5, 3, 2.5; their mean 2.25.
  @Test func `adaptive margins are factors of the gap`() throws {
    let input = LossInput(embeddings: [0, 1, 4, 6], width: 1, labels: [0, 0, 1, 2], classes: 3)
    func value(_ options: String) throws -> Double {
      try Registry.standard.loss(
        PluginSpecification("quadruplet distance=euclidean normalised=false \(options)")
      ).evaluated(input).value
    }
    #expect(
      try value("adaptive=true margin=2 second-margin=1")
        == value("margin=4.5 second-margin=2.25"))
  }

  @Test func `two classes have no quadruplets`() throws {
    let input = LossInput(
      embeddings: randomTensor([6, 2]).doubles, width: 2, labels: [0, 1, 0, 1, 0, 1], classes: 2)
    let result = try Registry.standard.loss("quadruplet margin=9").evaluated(input)
    #expect(result.value == 0)
    #expect(result.gradients["embeddings"]?.allSatisfy { $0 == 0 } == true)
  }

  @Test func `a negative margin is refused`() {
    #expect(throws: OptionError.self) { try Registry.standard.loss("quadruplet second-margin=-1") }
  }
}
