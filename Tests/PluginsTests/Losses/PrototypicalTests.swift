import Autograd
import Checks
import Plugins
import TestSupport
import Testing

struct PrototypicalTests {
  @Test func `as published`() throws { try expectReplays("prototypical") }

  @Test func `added to a softmax it is voxceleb_trainer's sum`() throws {
    let fixture = try FixtureFile.read("prototypical", in: referenceFixtures)(
      "softmax_plus_angular_proto/B5M2D8")
    let embeddings = try fixture.input("embeddings")
    let labels = try fixture.input("labels").integers.flatMap { [$0, $0] }
    var input = LossInput(
      embeddings: embeddings.values, width: 8, labels: labels, classes: 8,
      parameters: ["weight": try fixture.input("weight").values])
    let softmax = try Registry.standard.loss("softmax").evaluated(input)
    input.parameters = [:]
    let prototypical = try Registry.standard.loss("prototypical").evaluated(input)
    let sum = zip(
      softmax.gradients["embeddings"] ?? [], prototypical.gradients["embeddings"] ?? []
    ).map(+)
    LossResult(
      value: softmax.value + prototypical.value,
      gradients: [
        "embeddings": sum, "weight": softmax.gradients["weight"] ?? [],
        "a": prototypical.gradients["scale"] ?? [], "b": prototypical.gradients["offset"] ?? [],
      ]
    ).expect(
      LossResult(
        value: try fixture.loss,
        gradients: try ["embeddings", "weight", "a", "b"].reduce(into: [:]) {
          $0[$1] = try fixture.gradient($1).values
        }), value: 1e-10, gradients: 1e-8)
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
