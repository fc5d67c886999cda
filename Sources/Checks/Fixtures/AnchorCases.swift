internal import Foundation
import Plugins

extension Replay {
  /// Cases of losses that hold an anchor's pairs of one kind against those of the other.
  static let anchorCases: [Replay] = [
    // J = LSE(margin - d) + d - m₊: a margin of positives lowers the other margin.
    .loss("pair/lifted_structure/") {
      try """
      lifted-structure normalised=true \
      margin=\($0.number("neg_margin") - $0.number("pos_margin"))
      """
    },
    .loss("pair/lifted_structure/", where: { $0.states("normalize") }) {
      try "lifted-structure margin=\($0["margin"]) normalised=\($0["normalize"])"
    },
    .loss("pair/generalized_lifted/", where: hasWholeAnchors) { try generalizedLifted($0) },
    .differs(
      "pair/generalized_lifted/", of: "generalized-lifted",
      "an anchor without positives is left out here, where the library counts it with a sum of zero",
      withoutLonelyRows),
    .loss("pair/multi_similarity/") { try multiSimilarity($0, "base") },
    .loss(
      "pair/multi_similarity/official_",
      batch: { fixture in
        var batch = try ReplayBatch(fixture)
        let miner = try Registry.standard.miner(
          "multi-similarity-miner epsilon=\(fixture["epsilon"])")
        batch.input.mined = try miner.mine(batch.embedded())
        return batch
      }
    ) { try multiSimilarity($0, "lambda") },
    .loss("pair/circle/") { try "circle margin=\($0["m"]) scale=\($0["gamma"])" },
  ]

  private static func multiSimilarity(
    _ fixture: FixtureCase, _ threshold: String
  ) throws -> PluginSpecification {
    try """
    multi-similarity positive-scale=\(fixture["alpha"]) negative-scale=\(fixture["beta"]) \
    threshold=\(fixture[threshold])
    """
  }

  private static func generalizedLifted(_ fixture: FixtureCase) throws -> PluginSpecification {
    try """
    generalized-lifted normalised=true \
    margin=\(fixture.number("neg_margin") - fixture.number("pos_margin"))
    """
  }

  /// Whether every row has both another of its class and one of a different class.
  private static let hasWholeAnchors: Condition = { fixture in
    guard let labels = try? fixture.input("labels").integers else { return false }
    return labels.allSatisfy { label in
      let count = labels.count { $0 == label }
      return count > 1 && count < labels.count
    }
  }

  /// The library's mean over all rows, less what rows without positives cost there.
  private static let withoutLonelyRows: Check = { fixture, comparison in
    let loss = try Registry.standard.loss(generalizedLifted(fixture))
    let batch = try ReplayBatch(fixture)
    let labels = batch.input.labels
    let lonely = labels.indices.filter { row in labels.count { $0 == labels[row] } == 1 }
    let margin = try fixture.number("neg_margin")
    let distances = try batch.embedded().distances(.euclidean, normalised: true).doubles
    let costs = lonely.map { row in
      let others = labels.indices.filter { $0 != row }
      return max(
        0, log(others.map { exp(margin - distances[row * labels.count + $0]) }.reduce(0, +)))
    }
    let total = try fixture.loss * Double(labels.count) - costs.reduce(0, +)
    let result = try loss.evaluated(batch.input)
    comparison.expect(
      "loss without lonely rows", result.value, total / Double(labels.count - lonely.count),
      within: fixture.tolerances.value, .float64)
  }
}

extension ReplayBatch {
  /// The batch as losses and miners get it, in double precision.
  func embedded() throws -> Embedded {
    let embeddings = Tensor(input.embeddings, shape: [input.rows, input.width])
    return try Embedded(embeddings, labels: input.labels, mined: input.mined)
  }
}
