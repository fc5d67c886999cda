import Plugins

extension Comparison {
  /// Compares retrieval, averaged over queries and over classes.
  mutating func expectRetrieval(_ fixture: FixtureCase) throws {
    let rows = try fixture.input("embeddings")
    let embeddings = try Embeddings(rows.values.map { Float($0) }, width: rows.shape.last ?? 1)
    let result = try embeddings.retrieval(
      labels: fixture.input("labels").integers,
      by: fixture.id.hasPrefix("retrieval/l2") ? .euclidean : .cosine)
    try expectNumbers(of: fixture, named(result.micro))
    let averages = try fixture.members(at: "avg_of_avgs")
    for (name, number) in named(result.macro).sorted(by: { $0.key < $1.key }) {
      guard let wanted = averages[name] else { continue }
      expect(
        "avg_of_avgs.\(name)", number,
        try wanted.number("\(fixture.id): expected.avg_of_avgs.\(name)"),
        within: fixture.metricTolerance, relative: false)
    }
  }

  /// The means by the names that the cases give them.
  private func named(_ means: Retrieval.Means) -> [String: Double] {
    [
      "precision_at_1": means.precisionAt1.value, "r_precision": means.rPrecision.value,
      "mean_average_precision_at_r": means.meanAveragePrecisionAtR.value,
      "mean_average_precision": means.meanAveragePrecision.value,
      "mean_reciprocal_rank": means.meanReciprocalRank.value,
    ]
  }

  /// Compares top-k accuracies under every rule for ties that the case has: names such as
  /// `top3_optimistic`.
  mutating func expectTopK(_ fixture: FixtureCase) throws {
    let logits = try fixture.input("logits").values.map { Float($0) }
    let labels = try fixture.input("labels").integers
    let rules: [(ending: String, rule: TieRule)] = [
      ("lowest_index_first", .lowestIndex), ("argmax_top1_lowest_index", .lowestIndex),
      ("highest_index_first", .highestIndex), ("optimistic", .optimistic),
      ("pessimistic", .pessimistic),
    ]
    for (name, wanted) in try fixture.members().sorted(by: { $0.key < $1.key }) {
      let k = name.drop { !$0.isNumber }.prefix { $0.isNumber }
      guard let rule = rules.first(where: { name.hasSuffix($0.ending) })?.rule, let k = Int(k)
      else {
        throw FixtureError("\(fixture.id): expected.\(name) names no k and rule for ties")
      }
      let places = try ranks(of: labels, in: logits, ties: rule)
      expect(
        name, try topKAccuracy(places, k: k).value,
        try wanted.number("\(fixture.id): expected.\(name)"), within: fixture.metricTolerance,
        relative: false)
    }
  }
}
