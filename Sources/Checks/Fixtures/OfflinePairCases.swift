import Plugins

extension Replay {
  /// Cases of `metrics.json` that are about offline pairs: how many there are of each kind.
  static let offlinePairCases: [Replay] = [
    .check("metrics/offline_pairs/", of: "offline-pairs") { fixture, comparison in
      let place = "\(fixture.id): inputs"
      let total = try fixture.inputs["total"]?.number("\(place).total") ?? 0
      let parts =
        try fixture.inputs["negative_to_positive"]?.numbers("\(place).negative_to_positive") ?? []
      let ratio = parts.map { Int(exactly: $0).map(String.init) ?? "\($0)" }
        .joined(separator: ":")
      guard let total = Int(exactly: total), total < 1_000_000,
        let builder = PairBuilder(total: total, ratio: ratio)
      else { throw FixtureError("\(place): no total below a million with a ratio of wholes") }
      comparison.expect(
        "negatives", Double(builder.negatives),
        try fixture.expected("negatives").number(fixture.id), within: 0)
      comparison.expect(
        "positives", Double(builder.positives),
        try fixture.expected("positives").number(fixture.id), within: 0)
      // And so many are built: of classes of two rows, twice as many as are needed.
      let labels = (0..<4 * max(1, total)).map { $0 / 2 }
      let built = try builder.pairs(of: labels, random: Random(seed: 1))
      let same = built.same.count { $0 }
      comparison.expect("positives built", same == builder.positives)
      comparison.expect("negatives built", built.same.count - same == builder.negatives)
    }
  ]
}
