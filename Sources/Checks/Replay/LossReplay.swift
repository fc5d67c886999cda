public import Plugins

extension Replay {
  /// Compares what else a case states with the result in double precision.
  public typealias Extras =
    @Sendable (FixtureCase, LossResult, inout Comparison) throws -> Void

  /// Cases that are a loss of ours; the top of `Replay.swift` says what each argument does.
  public static func loss(
    _ cases: String, where condition: Condition? = nil, _ parameters: [String: String] = [:],
    after: [String: String] = [:],
    factor: @escaping @Sendable (FixtureCase) throws -> Double = { _ in 1 },
    batch: @escaping @Sendable (FixtureCase) throws -> ReplayBatch = { try ReplayBatch($0) },
    extras: @escaping Extras = { _, _, _ in },
    _ specification: @escaping Specification
  ) -> Replay {
    Replay(cases, condition, { try specification($0).name }, nil) { fixture, comparison in
      let loss = try Registry.standard.loss(specification(fixture))
      var batch = try batch(fixture)
      try batch.takeParameters(of: loss, from: fixture, parameters)
      var expected = try batch.expected(fixture, factor: factor(fixture))
      for (theirs, ours) in after { expected.after[ours] = try fixture.state(theirs) }
      let (value, gradients) = fixture.tolerances
      let result = try loss.evaluated(batch.input)
      comparison.expect(result, expected, value: value, gradients: gradients, .float64)
      try extras(fixture, result, &comparison)
      try comparison.expect(
        loss.evaluated(batch.input, .float32), expected, value: max(1e-5, value),
        gradients: max(1e-5, gradients), .float32)
    }
  }

  /// Cases of batches that lack what a loss needs: with us they cost nothing and have no gradient.
  public static func costsNothing(
    _ cases: String, _ specification: PluginSpecification, _ reason: String
  ) -> Replay {
    .differs(cases, of: specification.name, reason) { fixture, comparison in
      let loss = try Registry.standard.loss(specification)
      let batch = try ReplayBatch(fixture)
      for type in [ScalarType.float64, .float32] {
        let result = try loss.evaluated(batch.input, type)
        comparison.expect("loss", result.value, 0, within: 0, type)
        for (name, gradient) in result.gradients {
          let zeros = [Double](repeating: 0, count: gradient.count)
          comparison.expect("gradient of \(name)", gradient, zeros, within: 0, type)
        }
      }
    }
  }
}

extension FixtureCase {
  /// What the value and the gradients may be off by in double precision.
  var tolerances: (value: Double, gradients: Double) {
    let absolute = tolerance?["abs"] ?? 0
    return (tolerance?["loss_rel"] ?? absolute, tolerance?["grad_abs"] ?? absolute)
  }

  /// An expected tensor, list or number.
  func state(_ name: String) throws -> [Double] {
    let value = try expected(name)
    let place = "\(id): expected.\(name)"
    switch value {
    case .object: return try value.tensor(place).values
    case .number(let number): return [number]
    default: return try value.numbers(place)
    }
  }
}
