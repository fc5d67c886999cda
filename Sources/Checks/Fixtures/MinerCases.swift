internal import Foundation
import Plugins

// Cases of miners state their options in their ids only.
extension Replay {
  /// Cases of `miners.json`.
  static let minerCases: [Replay] = [
    .miner("batch_hard/") { _ in "batch-hard" },
    .miner("multi_similarity_") { try "multi-similarity-miner epsilon=\($0.numberInID(0))" },
    .miner("pair_margin_") {
      try "pair-margin positive=\($0.numberInID(0)) negative=\($0.numberInID(1))"
    },
    .miner("triplet_") {
      let kind = $0.id.split(separator: "_")[1]
      return try """
      triplet-margin kind=\(kind == "semihard" ? "semi-hard" : kind) margin=\($0.numberInID(0))
      """
    },
    .miner("angular_") {
      let angle = try $0.numberInID(0) * .pi / 180
      return "angular-triplets angle=\(angle) normalised=\($0.id.contains("_unit"))"
    },
    .miner("hdc_", where: hasEvenCuts) { try "hdc fraction=\($0.numberInID(0))" },
    .differs(
      "miners/hdc_", of: "hdc",
      "pairs are counted without their order here; the library's odd number splits a tie"),
    .miner("batch_easy_hard_") { fixture in
      let words = fixture.id.split(separator: "/")[0].split(separator: "_").suffix(2)
        .map { $0 == "semihard" ? "semi-hard" : $0 }
      return "batch-easy-hard positive=\(words[0]) negative=\(words[1])"
    },
    .check("miners/distance_weighted_probabilities/", of: "distance-weighted") {
      fixture, comparison in
      let batch = try ReplayBatch(fixture).embedded()
      let got = negativeProbabilities(
        batch.labels, batch.distances(.euclidean, normalised: true),
        width: batch.embeddings.shape[1], floor: 0.5, limit: 1.4)
      let wanted = try fixture.expected("probabilities").tensor(fixture.id)
      comparison.expect(
        "probabilities", got, wanted.values, within: fixture.tolerances.value, .float64)
    },
  ]

  /// A miner whose tuples are compared as sets.
  private static func miner(
    _ cases: String, where condition: Condition? = nil, _ specification: @escaping Specification
  ) -> Replay {
    Replay("miners/\(cases)", condition, { try specification($0).name }, nil) {
      fixture, comparison in
      let mined = try Registry.standard.miner(specification(fixture)).mine(
        ReplayBatch(fixture).embedded())
      if (try? fixture.expected("pos_anchor")) == nil {
        var triplets: [[Int]] = []
        mined.forEachTriplet { triplets.append([$0, $1, $2]) }
        comparison.expectSet(
          "triplets", triplets, try fixture.tuples("anchor", "positive", "negative"))
      } else {
        let pairs = mined.pairs
        comparison.expectSet(
          "pairs of one class", pairs.same.map { [$0.0, $0.1] },
          try fixture.tuples("pos_anchor", "pos_other"))
        comparison.expectSet(
          "pairs of different classes", pairs.different.map { [$0.0, $0.1] },
          try fixture.tuples("neg_anchor", "neg_other"))
      }
    }
  }

  /// Whether the library takes an even number of ordered pairs of each kind.
  private static let hasEvenCuts: Condition = { fixture in
    guard let labels = try? fixture.input("labels").integers,
      let fraction = try? fixture.numberInID(0)
    else { return false }
    let pairs = Pairs.all(of: labels)
    return [pairs.same.count, pairs.different.count].allSatisfy {
      Int((fraction * Double($0) - 1e-9).rounded(.up)) % 2 == 0
    }
  }
}

extension FixtureCase {
  /// A number in the id's text.
  fileprivate func numberInID(_ index: Int) throws -> Double {
    guard numbersInID.indices.contains(index) else {
      throw FixtureError("\(id): expected a number at place \(index + 1) in the id")
    }
    return numbersInID[index]
  }
}

extension FixtureCase {
  /// Expected tuples of rows, from one list or tensor a place.
  func tuples(_ names: String...) throws -> [[Int]] {
    let columns = try names.map { name in
      let (value, place) = (try expected(name), "\(id): expected.\(name)")
      if case .object = value { return try value.tensor(place).integers }
      return try value.numbers(place).map { Int(exactly: $0) ?? -1 }
    }
    guard let count = columns.first?.count, columns.allSatisfy({ $0.count == count }) else {
      throw FixtureError("\(id): expected equally many \(names.joined(separator: ", "))")
    }
    return (0..<count).map { row in columns.map { $0[row] } }
  }
}
