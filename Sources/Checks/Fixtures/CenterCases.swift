internal import Foundation
import Plugins

extension Replay {
  /// Cases of `center.json`.
  static let centerCases: [Replay] = [
    .check("center/center/", of: "center") { fixture, comparison in
      let rate = try centerRate(fixture)
      let specification = try "center reduction=\(fixture["reduction"]) rate=\(rate)"
      var after = ["centres": try fixture.state("centers_after_alpha_\(rate)")]
      if rate == 0 { after = [:] }
      try expectCenter(specification, "centres", after, fixture, &comparison)
    },
    .check("center/softmax_plus_center/", of: "sum") { fixture, comparison in
      let specification = "sum losses=[softmax, center] weights=[1,\(try fixture["lambda"])]"
      try expectCenter(specification, "2.center.centres", [:], fixture, &comparison)
    },
    .loss(
      "center/lgm/", where: { !$0.states("log_var") }, ["centers": "weight"],
      extras: expectLikelihood, largeMarginGaussian),
    .loss(
      "center/lgm/", where: { $0.states("log_var") },
      ["centers": "weight", "log_var": "log-variance"], extras: expectLikelihood,
      largeMarginGaussian),
    uniform("center/uniform/all_centers/", centers: "all"),
    uniform("center/uniform/classes_in_batch/", centers: "batch"),
    .loss("center/ring/") { _ in "ring" },
  ]

  private static let largeMarginGaussian: Specification = {
    let kind = try $0["covariance"].description.prefix { $0.isLetter }
    return try PluginSpecification(
      "large-margin-gaussian margin=\($0["alpha"]) likelihood=\($0["lambda"]) covariance=\(kind)")
  }

  /// The rate of the case's update, from the name of what it expects.
  private static func centerRate(_ fixture: FixtureCase) throws -> Double {
    guard case .object(let members) = fixture.expected else { return 0 }
    let prefix = "centers_after_alpha_"
    return members.keys.compactMap { name in
      name.hasPrefix(prefix) ? Double(name.dropFirst(prefix.count)) : nil
    }.first ?? 0
  }

  /// Value, gradients of what is learned and centres afterwards.
  ///
  /// Centres get no gradient: they move by a rule. The gradient that the case states for them is
  /// (1 + n) times the rule's step, which is compared instead.
  private static func expectCenter(
    _ specification: String, _ centers: String, _ after: [String: [Double]],
    _ fixture: FixtureCase, _ comparison: inout Comparison
  ) throws {
    let loss = try Registry.standard.loss(PluginSpecification(specification))
    var batch = try ReplayBatch(fixture)
    let names = ["weight": "1.softmax.weight", "centers": centers]
    try batch.takeParameters(
      of: loss, from: fixture, names.filter { fixture.states($0.key) })
    var expected = try batch.expected(fixture, factor: 1)
    let slopes = expected.gradients.removeValue(forKey: centers) ?? []
    expected.after = after
    for type in [ScalarType.float64, .float32] {
      let (value, gradients) = type == .float64 ? fixture.tolerances : (1e-5, 1e-5)
      let result = try loss.evaluated(batch.input, type)
      comparison.expect(result, expected, value: value, gradients: gradients, type)
      comparison.expect(
        "slopes of centres", try moves(of: centers, result, batch.input, fixture), slopes,
        within: gradients, type)
    }
  }

  /// The step of each centre in terms of the true gradient of the case's loss.
  private static func moves(
    of centers: String, _ result: LossResult, _ input: LossInput, _ fixture: FixtureCase
  ) throws -> [Double] {
    let (before, after) = (input.parameters[centers] ?? [], result.after[centers] ?? [])
    let rate = try centerRate(fixture) == 0 ? 0.5 : centerRate(fixture)
    let weight = fixture.states("lambda") ? try fixture.number("lambda") : 1
    let isSum = (try? fixture["reduction"]) == .string("sum")
    return before.indices.map { index in
      let count = input.labels.count { $0 == index / input.width }
      let slope = (before[index] - after[index]) / rate * Double(1 + count)
      return weight * slope / (isSum ? 1 : Double(input.rows))
    }
  }

  private static let expectLikelihood: Extras = { fixture, result, comparison in
    comparison.expect(
      "likelihood", result.notes["likelihood"] ?? .nan, try fixture.state("likelihood")[0],
      within: fixture.tolerances.value, .float64)
    let loss = try Registry.standard.loss(largeMarginGaussian(fixture))
    var input = try ReplayBatch(fixture).input
    input.classes = try fixture.input("centers").shape[0]
    input.parameters = result.after
    let embeddings = Tensor(input.embeddings, shape: [input.rows, input.width])
    let logits = try loss.logits(embeddings, loss.parameters(for: input, .float64))?.doubles ?? []
    // Ours are without margin: those of other classes are the case's.
    func others(_ values: [Double]) -> [Double] {
      values.enumerated().filter { index, _ in
        input.labels[index / input.classes] != index % input.classes
      }.map(\.element)
    }
    comparison.expect(
      "logits of other classes", others(logits), others(try fixture.state("logits")),
      within: fixture.tolerances.value, .float64)
  }

  /// The repulsion alone: on rows of zeros the classifier costs log C, and has no gradient.
  private static func uniform(_ cases: String, centers: String) -> Replay {
    .check(cases, of: "uniform-face") { fixture, comparison in
      let loss = try Registry.standard.loss(
        "uniform-face loss=[softmax] centres=\(centers) strength=\(fixture["lambda"])")
      var batch = try ReplayBatch(fixture)
      try batch.takeParameters(of: loss, from: fixture, ["centers": "weight"])
      let expected = try batch.expected(fixture, factor: 1)
      for type in [ScalarType.float64, .float32] {
        let (value, gradients) = type == .float64 ? fixture.tolerances : (1e-5, 1e-5)
        var result = try loss.evaluated(batch.input, type)
        result.value -= log(Double(batch.input.classes))
        comparison.expect(result, expected, value: value, gradients: gradients, type)
      }
    }
  }
}
