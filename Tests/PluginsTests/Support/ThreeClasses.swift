import Checks
import Plugins
import TestSupport
import Testing

/// Six rows of three classes with a table of three rows, for comparing losses with each other.
var threeClasses: LossInput {
  var input = LossInput(
    embeddings: randomTensor([6, 4]).doubles, width: 4, labels: [0, 1, 2, 0, 1, 2], classes: 3)
  input.parameters["weight"] = randomTensor([3, 4], seed: 2).doubles
  return input
}

/// Expects two losses to be the same function of a batch: value and gradients of what both have.
func expectSame(
  _ left: PluginSpecification, _ right: PluginSpecification, on input: LossInput = threeClasses,
  and other: LossInput? = nil, within tolerance: Double = 1e-13
) throws {
  let expected = try Registry.standard.loss(right).evaluated(other ?? input)
  try Registry.standard.loss(left).evaluated(input)
    .expect(expected, value: tolerance, gradients: tolerance)
}
