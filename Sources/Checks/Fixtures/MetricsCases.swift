import Plugins

extension Replay {
  /// Cases of `metrics.json`, but for the numbers of pairs, which are those of the pair builder.
  static let metricsCases: [Replay] = [
    .check("metrics/verification/", of: "verification") { fixture, comparison in
      try comparison.expectVerification(fixture)
    },
    .check("metrics/lfw_10fold/", of: "ten-fold") { fixture, comparison in
      try comparison.expectTenFold(fixture)
    },
    .check("metrics/topk/", of: "top-k") { fixture, comparison in
      try comparison.expectTopK(fixture)
    },
    .check("metrics/retrieval/", of: "retrieval") { fixture, comparison in
      try comparison.expectRetrieval(fixture)
    },
    .check("metrics/clustering/", of: "clustering") { fixture, comparison in
      let result = try ClusterAgreement(
        fixture.input("labels_true").integers, fixture.input("labels_pred").integers)
      try comparison.expectNumbers(
        of: fixture,
        [
          "nmi_arithmetic": result.normalisedMutualInformation,
          "ami": result.adjustedMutualInformation, "ari": result.adjustedRandIndex,
        ])
    },
  ]
}

extension FixtureCase {
  /// How far a metric may be off: 1e-12 where the case does not say.
  var metricTolerance: Double { tolerance?["abs"] ?? 1e-12 }

  /// The members of an expected object; those of the whole expectation without a path.
  func members(at path: String...) throws -> [String: JSONValue] {
    let value = try path.reduce(expected) { value, name in
      guard case .object(let members) = value, let member = members[name] else {
        throw FixtureError("\(id): nothing expected at \(path.joined(separator: "."))")
      }
      return member
    }
    guard case .object(let members) = value else {
      throw FixtureError("\(id): expected an object at \(path.joined(separator: "."))")
    }
    return members
  }
}

extension Comparison {
  /// Compares numbers with those that a case expects under the same names.
  mutating func expectNumbers(of fixture: FixtureCase, _ got: [String: Double]) throws {
    for (name, number) in got.sorted(by: { $0.key < $1.key }) {
      let wanted = try fixture.expected(name).number("\(fixture.id): expected.\(name)")
      expect(name, number, wanted, within: fixture.metricTolerance, relative: false)
    }
  }
}
