import Plugins

extension Replay {
  /// Cases of `distances.json` and `reducers.json`.
  static let distanceCases: [Replay] = [
    // The library calls cosine and dot product similarities: they grow as rows get more alike.
    .distance("cosine/", .cosine, converted: { 1 - $0 }),
    .distance("dot_raw/", .dot, converted: { -$0 }),
    .distance("dot_normalised/", .dot, normalise: { $0.normalisedRows() }, converted: { -$0 }),
    .distance("l2_raw/", .euclidean),
    .distance("l2_normalised/", .euclidean, normalise: { $0.normalisedRows() }),
    .distance("l2_squared_normalised/", .squared, normalise: { $0.normalisedRows() }),
    .distance("l1_raw/", .manhattan),
    .distance(
      "l1_p1_normalised/", .manhattan,
      normalise: { $0 / $0.magnitude().sum(along: 1, keepingAxis: true) }),
    .distance("snr_normalised/", .snr, normalise: { $0.normalisedRows() }),
    .check("reducers/triplet_m0.2/", of: "triplet", reducedTriplets),
    .check("reducers/contrastive/per_anchor/", of: "contrastive") { fixture, comparison in
      let loss = try Registry.standard.loss(
        "contrastive form=linear normalised=true reduction=per-anchor")
      let result = try loss.evaluated(ReplayBatch(fixture).input)
      comparison.expect("loss", result.value, try fixture.loss, within: fixture.tolerances.value)
    },
  ]

  private static func distance(
    _ cases: String, _ distance: Distance,
    normalise: @escaping @Sendable (Tensor) -> Tensor = { $0 },
    converted: @escaping @Sendable (Tensor) -> Tensor = { $0 }
  ) -> Replay {
    .check("distances/\(cases)", of: "distances") { fixture, comparison in
      func rows(_ name: String) throws -> Tensor {
        let input = try fixture.input(name)
        return normalise(Tensor(input.values, shape: input.shape))
      }
      let (query, reference) = try (rows("query"), rows("reference"))
      for (name, other) in [("matrix", reference), ("self_matrix", query)] {
        let expected = try fixture.expected(name).tensor("\(fixture.id): expected.\(name)")
        let got = converted(distance(query, other)).doubles
        comparison.expect(name, got, expected.values, within: fixture.tolerances.value)
      }
    }
  }

  /// Every triplet's cost, and what each reduction makes of them.
  private static let reducedTriplets: Check = { fixture, comparison in
    let batch = try ReplayBatch(fixture).embedded()
    let (rows, labels, tolerance) = (batch.labels.count, batch.labels, fixture.tolerances.value)
    let distances = batch.distances(.euclidean, normalised: true).reshaped(to: [rows * rows])
    let triplets = try fixture.tuples("anchor", "positive", "negative")
    var all: [[Int]] = []
    batch.forEachTriplet { all.append([$0, $1, $2]) }
    comparison.expectSet("triplets", all, triplets)
    let near = distances.gathering(triplets.map { $0[0] * rows + $0[1] })
    let far = distances.gathering(triplets.map { $0[0] * rows + $0[2] })
    let costs = (near - far + 0.2).relu()
    func expect(_ name: String, _ got: Double) throws {
      let wanted = try fixture.expected(name).number("\(fixture.id): expected.\(name)")
      comparison.expect(name, got, wanted, within: tolerance)
    }
    let losses = try fixture.expected("losses").tensor(fixture.id)
    comparison.expect("costs", costs.doubles, losses.values, within: tolerance)
    for (theirs, ours) in [("mean", Reduction.mean), ("sum", .sum), ("avg_nonzero", .nonZero)] {
      try expect(theirs, ours(costs).scalar)
      let loss = try Registry.standard.loss(
        "triplet distance=euclidean margin=0.2 reduction=\(ours.rawValue)")
      try expect(theirs, loss.evaluated(ReplayBatch(fixture).input).value)
    }
    try expect("threshold_low0.05_high0.3", costs.mean(between: 0.05, and: 0.3).scalar)
    // The library divides by the number of costs, we by the sum of their weights.
    let weights = triplets.map { [0.5, 1, 2, 1.5, 1, 1][labels[$0[0]]] }
    let share = weights.reduce(0, +) / Double(weights.count)
    try expect("class_weighted_0.5_1_2_1.5_1_1", share * costs.weightedMean(weights).scalar)
  }
}
