import Autograd
import Plugins
import TestSupport
import Testing

/// Runs a loss on a fixture's inputs in both precisions and expects the fixture's numbers.
///
/// - Parameters:
///   - specification: the loss with the options that the fixture was made with.
///   - parameters: the loss's parameters by the fixture's name for them.
///   - factor: what the fixture's loss must be multiplied by to be ours.
func replay(
  _ specification: PluginSpecification, _ fixture: FixtureCase,
  parameters: [String: String] = [:], factor: Double = 1,
  at location: SourceLocation = #_sourceLocation
) throws {
  let loss = try Registry.standard.loss(specification)
  let names = parameters.merging(["embeddings": "embeddings"]) { own, _ in own }
  let (input, expected) =
    fixture.inputs["x1"] == nil
    ? try batch(fixture, names) : try explicitPairs(fixture)
  let scaled = LossResult(
    value: factor * expected.value,
    gradients: expected.gradients.mapValues { $0.map { factor * $0 } })
  let valueTolerance = fixture.tolerance?["loss_rel"] ?? 0
  let gradientTolerance = fixture.tolerance?["grad_abs"] ?? 0
  try loss.evaluated(input).expect(
    scaled, value: valueTolerance, gradients: gradientTolerance, at: location)
  try loss.evaluated(input, .float32).expect(scaled, value: 1e-5, gradients: 1e-5, at: location)
}

/// A batch of labelled rows; of rows grouped by class where the embeddings are `[B, M, width]`.
private func batch(
  _ fixture: FixtureCase, _ names: [String: String]
) throws -> (LossInput, LossResult) {
  let embeddings = try fixture.input("embeddings")
  let width = embeddings.shape[embeddings.shape.count - 1]
  let rows = embeddings.values.count / width
  let labels =
    embeddings.shape.count == 3
    ? (0..<rows).map { $0 / embeddings.shape[1] } : try fixture.input("labels").integers
  var input = LossInput(
    embeddings: embeddings.values, width: width, labels: labels,
    classes: (labels.max() ?? 0) + 1)
  var expected = LossResult(value: try fixture.loss, gradients: [:])
  for (theirs, ours) in names {
    if theirs != "embeddings" {
      let value = try fixture.input(theirs)
      input.parameters[ours] = value.values
      if value.shape.count == 2 { input.classes = value.shape[0] }
    }
    if fixture.differentiable?.contains(theirs) == true {
      expected.gradients[ours] = try fixture.gradient(theirs).values
    }
  }
  return (input, expected)
}

/// Pairs (x1, x2) with y as one batch: all x1, then all x2.
private func explicitPairs(_ fixture: FixtureCase) throws -> (LossInput, LossResult) {
  let (left, right) = (try fixture.input("x1"), try fixture.input("x2"))
  let count = left.shape[0]
  var pairs = Pairs(same: [], different: [])
  for (row, isSame) in try fixture.input("y").booleans.enumerated() {
    if isSame { pairs.same.append((row, count + row)) }
    if !isSame { pairs.different.append((row, count + row)) }
  }
  let input = LossInput(
    embeddings: left.values + right.values, width: left.shape[1],
    labels: Array(repeating: 0, count: 2 * count), classes: 1, pairs: pairs)
  let gradient = try fixture.gradient("x1").values + fixture.gradient("x2").values
  return (input, LossResult(value: try fixture.loss, gradients: ["embeddings": gradient]))
}
