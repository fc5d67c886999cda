import Autograd
import Checks
import Plugins
import TestSupport
import Testing

struct SumTests {
  @Test func `as published`() throws { try expectReplays("sum") }

  private func input() -> LossInput {
    LossInput(
      embeddings: randomTensor([6, 4]).doubles, width: 4, labels: [0, 1, 2, 0, 1, 2], classes: 3)
  }

  @Test func `a sum is the weighted sum of its terms, gradients too`() throws {
    let registry = Registry.standard
    let weight = randomTensor([3, 4], seed: 2).doubles
    var alone = input()
    alone.parameters["weight"] = weight
    let softmax = try registry.loss("softmax").evaluated(alone)
    let contrastive = try registry.loss("contrastive margin=3").evaluated(input())
    var both = input()
    both.parameters["1.softmax.weight"] = weight
    let sum = try registry.loss("sum losses=[softmax, contrastive margin=3] weights=[2,0.5]")
      .evaluated(both)
    #expect(abs(sum.value - 2 * softmax.value - 0.5 * contrastive.value) < 1e-12)
    let first = try #require(softmax.gradients["embeddings"])
    let second = try #require(contrastive.gradients["embeddings"])
    let got = try #require(sum.gradients["embeddings"])
    for place in got.indices {
      #expect(abs(got[place] - 2 * first[place] - 0.5 * second[place]) < 1e-12)
    }
  }

  @Test func `each term is noted under its own name`() throws {
    let loss = try Registry.standard.loss("sum losses=[softmax, softmax normalised=true]")
    let notes = Notes()
    var parameters = try loss.parameters(for: input(), .float64)
    let batch = try Embedded(
      randomTensor([6, 4]), labels: [0, 1, 2, 0, 1, 2], notes: notes)
    let value = try loss(batch, &parameters).scalar
    #expect(Set(notes.values.keys) == ["1.softmax.loss", "2.softmax.loss"])
    #expect(abs(notes.values.values.reduce(0, +) - value) < 1e-12)
  }

  @Test func `a ramp lets a term in step by step`() throws {
    let loss = try Registry.standard.loss(
      "sum losses=[contrastive, contrastive margin=3] ramps=[0,10]")
    let embeddings = randomTensor([4, 3])
    var none: Parameters = [:]
    func value(_ step: Int) throws -> Double {
      try loss(Embedded(embeddings, labels: [0, 0, 1, 1], step: step), &none).scalar
    }
    let (start, middle, end) = (try value(0), try value(5), try value(10))
    #expect(abs(middle - (start + end) / 2) < 1e-12 && end > start)
    #expect(try value(1000) == end)
  }

  @Test func `what does not fit is refused`() {
    for text in [
      "losses=[]", "weights=[1]", "weights=[1,-1]", "ramps=[1]", "losses=[softmax] ramps=[-1]",
    ] {
      #expect(throws: OptionError.self) {
        try Registry.standard.loss(PluginSpecification("sum \(text)"))
      }
    }
    #expect(throws: RegistryError.self) { try Registry.standard.loss("sum losses=[soft-max]") }
  }
}
