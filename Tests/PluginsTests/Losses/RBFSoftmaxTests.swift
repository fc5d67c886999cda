import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct RBFSoftmaxTests {
  @Test func `as published`() throws { try expectReplays("rbf-softmax") }

  @Test func `it is a linear softmax with tied bias`() throws {
    let input = threeClasses
    let weight = input.parameters["weight"] ?? []
    var linear = input
    linear.parameters = [
      "weight": weight.map { 2 * $0 },
      "bias": (0..<3).map { row in -weight[row * 4..<row * 4 + 4].reduce(0) { $0 + $1 * $1 } },
    ]
    let theirs = try Registry.standard.loss("softmax bias=true").evaluated(linear)
    let ours = try Registry.standard.loss("rbf-softmax").evaluated(input)
    // ∂/∂w = 2 ∂/∂(2w) - 2w ∂/∂b.
    var expected = LossResult(
      value: theirs.value, gradients: ["embeddings": theirs.gradients["embeddings"] ?? []])
    let (slopes, biases) = (theirs.gradients["weight"] ?? [], theirs.gradients["bias"] ?? [])
    expected.gradients["weight"] = weight.indices.map {
      2 * slopes[$0] - 2 * weight[$0] * biases[$0 / 4]
    }
    ours.expect(expected, value: 1e-14, gradients: 1e-14)
  }

  @Test func `of unit vectors it is the cosine softmax with twice the scale`() throws {
    var input = threeClasses
    func units(_ values: [Double], _ rows: Int) -> [Double] {
      Tensor(values, shape: [rows, 4]).normalisedRows().doubles
    }
    input.embeddings = units(input.embeddings, 6)
    input.parameters["weight"] = units(input.parameters["weight"] ?? [], 3)
    let value = try Registry.standard.loss("rbf-softmax scale=3").evaluated(input).value
    let cosine = try Registry.standard.loss("softmax normalised=true scale=6").evaluated(input)
      .value
    #expect(abs(value - cosine) < 1e-14)
  }

  @Test(arguments: ["scale=0", "scale=-1"])
  func `options that cannot work are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.loss(PluginSpecification("rbf-softmax \(options)"))
    }
  }
}
