import Autograd
import Checks
import Plugins
import TestSupport
import Testing

struct NPairTests {
  @Test func `as published`() throws { try expectReplays("n-pair") }

  @Test func `without regularisation it is the prototypical loss of pairs by dot product`() throws {
    let input = LossInput(
      embeddings: randomTensor([10, 4]).doubles, width: 4,
      labels: (0..<10).map { $0 % 5 }, classes: 5)
    let pairs = try Registry.standard.loss("n-pair regularisation=0").evaluated(input)
    let prototypes = try Registry.standard.loss("prototypical comparison=dot").evaluated(input)
    pairs.expect(prototypes, value: 1e-12, gradients: 1e-12)
  }

  /// Against one other class both forms are the same.
  @Test func `one versus one is the same for two classes`() throws {
    let input = LossInput(
      embeddings: randomTensor([4, 3]).doubles, width: 3, labels: [0, 1, 1, 0], classes: 2)
    let all = try Registry.standard.loss("n-pair").evaluated(input)
    try Registry.standard.loss("n-pair one-versus-one=true").evaluated(input)
      .expect(all, value: 1e-12, gradients: 1e-12)
  }

  @Test func `one class alone costs nothing, not even its length`() throws {
    let input = LossInput(embeddings: [1, 2, 3, 4], width: 2, labels: [0, 0], classes: 1)
    let result = try Registry.standard.loss("n-pair").evaluated(input)
    #expect(result.value == 0 && result.gradients["embeddings"] == [0, 0, 0, 0])
  }

  @Test func `impossible options are refused`() {
    #expect(throws: OptionError.self) { try Registry.standard.loss("n-pair scale=0") }
    #expect(throws: OptionError.self) { try Registry.standard.loss("n-pair regularisation=-1") }
  }
}
