import Autograd
import Plugins
import TestSupport
import Testing

/// A batch with the parameters of a loss, all in one precision.
struct LossInput {
  var embeddings: [Double]
  var width: Int
  var labels: [Int]
  var classes: Int
  /// All pairs where nil.
  var pairs: Pairs?
  /// Values that replace a parameter's initial ones.
  var parameters: [String: [Double]] = [:]

  var rows: Int { labels.count }
}

/// A loss with its gradients, as plain numbers.
struct LossResult {
  var value: Double
  /// By parameter; `embeddings` too.
  var gradients: [String: [Double]]

  var isFinite: Bool {
    value.isFinite && gradients.values.allSatisfy { $0.allSatisfy(\.isFinite) }
  }
}

extension Loss {
  /// The loss's parameters in some precision, with the input's values where it gives any.
  func parameters(for input: LossInput, _ type: ScalarType) -> Parameters {
    var random = Random(seed: 5)
    var result = parameters(classes: input.classes, width: input.width, random: &random)
    var unused = Set(input.parameters.keys)
    result.visit("") { name, role, value in
      unused.remove(name)
      let values = input.parameters[name] ?? value.doubles
      value = Tensor(values, shape: value.shape, type: type)
      if role != .state { value = value.parameter() }
    }
    precondition(unused.isEmpty, "\(Self.name) has no parameters \(unused)")
    return result
  }

  /// The loss of an input and all its gradients; nil gradients count as zero.
  func evaluated(_ input: LossInput, _ type: ScalarType = .float64) throws -> LossResult {
    let shape = [input.rows, input.width]
    let embeddings = Tensor(input.embeddings, shape: shape, type: type).parameter()
    var parameters = parameters(for: input, type)
    let batch = try Embedded(embeddings, labels: input.labels, pairs: input.pairs)
    var leaves = ["embeddings": embeddings]
    parameters.visit("") { name, role, value in if role != .state { leaves[name] = value } }
    let loss = try self(batch, &parameters)
    #expect(loss.shape == [] && loss.type == type)
    let gradients = loss.requiresGradient ? loss.gradients() : nil
    return LossResult(
      value: loss.scalar,
      gradients: leaves.mapValues { leaf in
        gradients?[leaf]?.doubles ?? [Double](repeating: 0, count: leaf.count)
      })
  }
}

extension LossResult {
  /// Expects the same value relative to `max(1, |value|)`, and the same gradients relative to
  /// `max(1, largest entry)`.
  func expect(
    _ expected: LossResult, value: Double, gradients tolerance: Double,
    at location: SourceLocation = #_sourceLocation
  ) {
    let error = abs(self.value - expected.value) / max(1, abs(expected.value))
    #expect(error <= value, "loss", sourceLocation: location)
    for (name, wanted) in expected.gradients {
      guard let got = gradients[name], got.count == wanted.count else {
        Issue.record(
          "no gradient of \(name) with \(wanted.count) entries", sourceLocation: location)
        continue
      }
      let scale = max(1, wanted.map(abs).max() ?? 0)
      let worst = zip(got, wanted).map { abs($0 - $1) / scale }.max() ?? 0
      #expect(worst <= tolerance, "gradient of \(name)", sourceLocation: location)
    }
  }
}
