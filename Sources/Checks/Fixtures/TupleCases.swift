import Plugins

extension Replay {
  /// Cases of `tuples.json`: all pairs and triplets of a batch, as sets, and their numbers.
  static let tupleCases: [Replay] = [
    .check("tuples/pairs_and_triplets/", of: "all-pairs") { fixture, comparison in
      let labels = try fixture.input("labels").integers
      try expectPairs(of: labels, fixture, &comparison)
      try expectTriplets(of: labels, fixture, &comparison)
      let counts = TupleCounts(of: labels)
      for (name, count) in [
        ("num_triplets", counts.triplets), ("num_unordered_pairs", counts.pairs),
        ("num_unordered_positive", counts.positivePairs),
        ("num_unordered_negative", counts.negativePairs),
      ] {
        let wanted = try fixture.expected(name).number("\(fixture.id): expected.\(name)")
        comparison.expect(name, Double(count), wanted, within: 0)
      }
    }
  ]

  private static func expectPairs(
    of labels: [Int], _ fixture: FixtureCase, _ comparison: inout Comparison
  ) throws {
    let mined = try Registry.standard.miner("all-pairs").mine(batch(labels)).pairs
    for (kind, pairs) in [("pos", mined.same), ("neg", mined.different)] {
      let wanted = try columns(["\(kind)_anchor", "\(kind)_other"], fixture)
      comparison.expectSet("\(kind) pairs", pairs.map { [$0.0, $0.1] }, wanted ?? [])
    }
  }

  private static func expectTriplets(
    of labels: [Int], _ fixture: FixtureCase, _ comparison: inout Comparison
  ) throws {
    var triplets: [[Int]] = []
    try batch(labels).forEachTriplet { triplets.append([$0, $1, $2]) }
    let names = ["anchor", "positive", "negative"].map { "triplet_\($0)" }
    if let wanted = try columns(names, fixture) {
      comparison.expectSet("triplets", triplets, wanted)
    }
    // Where the case lists none, it says how many there are.
    let count = try fixture.expected("num_triplets").number("\(fixture.id): num_triplets")
    comparison.expect("number of listed triplets", Double(triplets.count), count, within: 0)
  }

  private static func batch(_ labels: [Int]) throws -> Embedded {
    try Embedded(Tensor(repeating: 1, shape: [labels.count, 1]), labels: labels)
  }

  /// The rows of some expected columns; nil where the first is null.
  private static func columns(_ names: [String], _ fixture: FixtureCase) throws -> [[Int]]? {
    guard let first = names.first, try fixture.expected(first) != .null else { return nil }
    let columns = try names.map {
      try fixture.expected($0).tensor("\(fixture.id): expected.\($0)").integers
    }
    guard columns.allSatisfy({ $0.count == columns[0].count }) else {
      throw FixtureError("\(fixture.id): expected as many of each of \(names)")
    }
    return columns[0].indices.map { row in columns.map { $0[row] } }
  }
}
