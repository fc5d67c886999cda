internal import Foundation
import Plugins

extension Replay {
  /// Cases of `pair.json` that rank, count or describe a batch, and of losses few people use.
  static let rankingCases: [Replay] = marginTripletCases + neighbourCases + batchStatisticCases

  private static let marginTripletCases: [Replay] = [
    .loss("pair/margin_wu/", where: { $0.hyper?["nu"] == .number(0) }, ["beta": "boundary"]) {
      try "wu-margin margin=\($0["margin"])"
    },
    .loss("edge_cases/one_class_batch/margin_wu") { _ in "wu-margin" },
    .loss("edge_cases/all_distinct_batch/margin_wu") { _ in "wu-margin" },
    .loss("pair/tuplet_margin/") {
      let margin = try radians($0.number("margin_degrees"))
      return try PluginSpecification("tuplet-margin scale=\($0["scale"]) margin=\(margin)")
    },
    .loss("pair/angular/") {
      let angle = try radians($0.number("alpha_degrees"))
      return try PluginSpecification(
        "angular angle=\(angle) unit-negatives=\($0["negatives_normalised"])")
    },
    .loss("pair/dynamic_soft_margin/", where: { $0.hyper?["min_val"] == .number(-2) }) {
      try "dynamic-soft-margin bins=\($0["num_bins"]) momentum=\($0["momentum"])"
    },
  ]

  private static let neighbourCases: [Replay] = [
    .loss("pair/nca/") { try "nca scale=\($0["softmax_scale"])" },
    .loss("pair/fastap/") { try "fast-ap bins=\($0["num_bins"])" },
    .loss("pair/smooth_ap/") { try "smooth-ap temperature=\($0["temperature"])" },
    .loss("pair/pnp/") {
      let variant = try "\($0["variant"])".lowercased()
      return try PluginSpecification("pnp variant=\(variant) temperature=\($0["anneal"])")
    },
    .loss("pair/histogram/") { try "histogram-loss bins=\($0["n_bins"])" },
    .loss("pair/ranked_list/") {
      try """
      ranked-list boundary=\($0["alpha"]) margin=\($0["margin"]) balance=\($0["imbalance"]) \
      negative-scale=\($0["Tn"]) positive-scale=\($0["Tp"])
      """
    },
  ]

  private static let batchStatisticCases: [Replay] = [
    .loss("pair/intra_pair_variance/") {
      try "intra-pair-variance positive-slack=\($0["pos_eps"]) negative-slack=\($0["neg_eps"])"
    },
    .loss("pair/tcm/") {
      try """
      threshold-consistent-margin positive-weight=\($0["lambda_plus"]) \
      negative-weight=\($0["lambda_minus"]) positive-margin=\($0["margin_plus"]) \
      negative-margin=\($0["margin_minus"])
      """
    },
    .loss("pair/vicreg/") {
      try """
      vic-reg invariance=\($0["invariance_lambda"]) variance=\($0["variance_mu"]) \
      covariance=\($0["covariance_v"])
      """
    },
    .loss("proxy/manifold/", batch: groupsAsLabels) {
      try """
      manifold proxies=\($0["K"]) spreading=\($0["alpha"]) margin=\($0["margin"]) \
      context=\($0["lambdaC"])
      """
    },
    .differs(
      "pair/instance/", of: "instance",
      "the library takes the rank of a row's label for its column: wrong where labels repeat",
      instance),
  ]

  private static func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }

  private static let groupsAsLabels: @Sendable (FixtureCase) throws -> ReplayBatch = {
    let groups = try $0.input("meta_classes").integers
    return try ReplayBatch($0, rows: ["embeddings"], labels: groups)
  }

  /// The library's formula gives its loss with its columns, and ours with each row's own column,
  /// when all labels differ.
  private static let instance: Check = { fixture, comparison in
    let (embeddings, labels) = (
      try fixture.input("embeddings"), try fixture.input("labels").integers
    )
    let (rows, width) = (embeddings.shape[0], embeddings.shape[1])
    let unit = (0..<rows).map { row in
      let values = embeddings.values[row * width..<(row + 1) * width]
      let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return values.map { $0 / length }
    }
    let scale = try fixture.number("gamma")
    func crossEntropy(_ columns: [Int]) -> Double {
      let costs = columns.enumerated().map { row, column in
        let logits = unit.map { scale * zip($0, unit[row]).reduce(0) { $0 + $1.0 * $1.1 } }
        return log(logits.reduce(0) { $0 + exp($1 - scale) }) + scale - logits[column]
      }
      return costs.reduce(0, +) / Double(rows)
    }
    let names = Set(labels).sorted()
    // The library adds 10⁻⁶ to the lengths.
    comparison.expect(
      "the library's columns", crossEntropy(labels.map { names.firstIndex(of: $0) ?? 0 }),
      try fixture.loss, within: 1e-5)
    let distinct = Array(0..<rows)
    let input = LossInput(
      embeddings: embeddings.values, width: width, labels: distinct, classes: rows)
    let loss = try Registry.standard.loss(PluginSpecification("instance scale=\(scale)"))
    comparison.expect(
      "all labels distinct", try loss.evaluated(input).value, crossEntropy(distinct),
      within: 1e-10)
  }
}
