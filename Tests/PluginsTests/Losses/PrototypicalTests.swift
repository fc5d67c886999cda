import Autograd
import Checks
import Plugins
import TestSupport
import Testing

struct PrototypicalTests {
  @Test func `as published`() throws { try expectReplays("prototypical") }

  @Test func `angular with scale 1 is the dot form of unit vectors`() throws {
    var input = random([0, 1, 2, 0, 1, 2])
    let unit = Tensor(input.embeddings, shape: [6, 4]).normalisedRows()
    input.embeddings = unit.doubles
    let dot = try Registry.standard.loss("prototypical comparison=dot").evaluated(input)
    input.parameters = ["scale": [1], "offset": [0]]
    let angular = try Registry.standard.loss("prototypical").evaluated(input)
    #expect(abs(angular.value - dot.value) < 1e-14)
  }

  private func random(_ labels: [Int]) -> LossInput {
    LossInput(
      embeddings: randomTensor([labels.count, 4]).doubles, width: 4, labels: labels,
      classes: (labels.max() ?? 0) + 1)
  }

  @Test func `the offset has no gradient`() throws {
    let result = try Registry.standard.loss("prototypical").evaluated(random([0, 1, 2, 0, 1, 2]))
    #expect(abs(result.gradients["offset"]?[0] ?? 1) < 1e-12)
  }

  @Test func `the scale is kept above zero`() throws {
    var input = random([0, 1, 0, 1])
    input.parameters["scale"] = [-3]
    let result = try Registry.standard.loss("prototypical").evaluated(input)
    // Logits within 2e-6 of each other: the loss of guessing between two classes.
    #expect(abs(result.value - 0.6931471805599453) < 1e-5)
    #expect(result.gradients["scale"] == [0])
  }

  @Test func `classes with one image are left out`() throws {
    let loss = try Registry.standard.loss("prototypical")
    let all = random([0, 1, 2, 0, 1])
    let rows = [0, 1, 3, 4]
    let kept = LossInput(
      embeddings: rows.flatMap { all.embeddings[$0 * 4..<$0 * 4 + 4] }, width: 4,
      labels: rows.map { all.labels[$0] }, classes: 2)
    let (with, without) = (try loss.evaluated(all), try loss.evaluated(kept))
    #expect(abs(with.value - without.value) < 1e-14)
    #expect(with.gradients["embeddings"]?[8..<12].allSatisfy { $0 == 0 } == true)
  }

  @Test func `fewer than two classes of two images cost nothing`() throws {
    for labels in [[0, 0, 0], [0, 0, 1, 2], [0, 1, 2], [4]] {
      let result = try Registry.standard.loss("prototypical").evaluated(random(labels))
      #expect(result.value == 0)
      #expect(result.gradients["embeddings"]?.allSatisfy { $0 == 0 } == true)
    }
  }

  @Test func `the Euclidean form prescribes the Euclidean score`() throws {
    #expect(try Registry.standard.loss("prototypical").similarity == .cosine)
    let euclidean = try Registry.standard.loss("prototypical comparison=euclidean")
    #expect(euclidean.similarity == .euclidean)
  }
}
