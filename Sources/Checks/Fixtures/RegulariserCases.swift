import Plugins

extension Replay {
  /// Cases of `regularizers.json`.
  static let regulariserCases: [Replay] = [
    term("center_invariant/") { _ in "centre-invariant" },
    term("lp_") { try "lp p=\($0["p"]) power=\($0["power"])" },
    term("regular_face/") { _ in "regular-face" },
    term("zero_mean/") { _ in "zero-mean" },
    term("sparse_centers_", of: { try "soft-triple merging=0 centres=\($0["centers_per_class"])" })
    { _ in "sparse-centres" },
    term("mhe_") { try "energy power=\($0["s"])" },
  ]

  /// What a term adds to the loss, and to the gradient of the table, of another loss.
  private static func term(
    _ cases: String,
    of inner: @escaping Specification = { _ in "softmax normalised=true" },
    _ options: @escaping @Sendable (FixtureCase) throws -> String
  ) -> Replay {
    .check("regularizers/\(cases)", of: "regularised") { fixture, comparison in
      let plain = try inner(fixture)
      let text = try "regularised loss=[\(plain.text)] weight=1 term=\(options(fixture))"
      let (without, with) = (
        try Registry.standard.loss(plain), try Registry.standard.loss(PluginSpecification(text))
      )
      var batch = try ReplayBatch(fixture)
      try batch.takeParameters(of: without, from: fixture, [:])
      let (value, gradients) = fixture.tolerances
      for type in [ScalarType.float64, .float32] {
        let tolerances = type == .float64 ? (value, gradients) : (1e-5, 1e-5)
        let (before, after) = (
          try without.evaluated(batch.input, type), try with.evaluated(batch.input, type)
        )
        comparison.expect(
          "what is added", after.value - before.value, try fixture.loss, within: tolerances.0, type)
        let slopes = zip(after.gradients["weight"] ?? [], before.gradients["weight"] ?? [])
        comparison.expect(
          "gradient of weight", slopes.map { $0 - $1 }, try fixture.gradient("weight").values,
          within: tolerances.1, type)
      }
    }
  }
}
