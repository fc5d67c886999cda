import Plugins

extension Replay {
  /// Cases of `margin_softmax.json` whose margin or scale follows from the batch or from training.
  static let adaptiveMarginCases: [Replay] = [
    .loss("margin_softmax/curricularface/", ["t_before": "t"], after: ["t_after": "t"]) {
      try """
      curricular-face margin=\($0["margin"]) scale=\($0["scale"]) momentum=\($0["momentum"])
      """
    },
    .loss(
      "margin_softmax/adaface/",
      ["batch_mean_before": "mean-length", "batch_std_before": "length-deviation"],
      after: ["batch_mean_after": "mean-length", "batch_std_after": "length-deviation"],
      extras: { try expectMean(of: "margin_scaler", noted: "quality", $0, $1, &$2) }
    ) {
      try """
      ada-face margin=\($0["margin"]) concentration=\($0["h"]) scale=\($0["scale"]) \
      momentum=\($0["t_alpha"])
      """
    },
    .loss(
      "margin_softmax/magface/",
      extras: { fixture, result, comparison in
        for (theirs, ours) in [
          ("margins", "margin"), ("magnitudes", "length"), ("regulariser", "regulariser"),
        ] { try expectMean(of: theirs, noted: ours, fixture, result, &comparison) }
      }
    ) {
      try """
      mag-face shortest=\($0["l_a"]) longest=\($0["u_a"]) least-margin=\($0["l_m"]) \
      greatest-margin=\($0["u_m"]) regulariser=\($0["lambda_g"]) scale=\($0["scale"]) \
      continuation=\($0["easy_margin"] == .bool(true) ? "easy" : "hard")
      """
    },
    .loss("margin_softmax/adacos/dynamic/", ["s_before": "scale"], after: ["s_after": "scale"]) {
      _ in "ada-cos"
    },
    .loss("margin_softmax/adacos/fixed/", ["scale": "scale"]) { _ in "ada-cos dynamic=false" },
    .loss("margin_softmax/vpl/", batch: remembered) {
      try """
      vpl share=\($0["lambda"]) margin=\($0["margin"]) scale=\($0["scale"]) \
      lifetime=\($0["delta_t"]) start=\($0["start_iter"]) continuation=none
      """
    },
    drawn("margin_softmax/elastic_arcface/") { "form=arc continuation=none scale=\($0)" },
    drawn("margin_softmax/elastic_cosface/") { "form=cos scale=\($0)" },
    .check("margin_softmax/elastic_plus/", of: "elastic-face") { fixture, comparison in
      let margins = largestFirst(
        try fixture.input("margins").values,
        toSmallest: try fixture.input("target_cosine").values)
      comparison.expect(
        "margins", margins, try fixture.state("margin_per_sample"), within: 0, .float64)
    },
  ]

  /// The mean of what a case expects for each row is what the loss noted.
  private static func expectMean(
    of theirs: String, noted ours: String, _ fixture: FixtureCase, _ result: LossResult,
    _ comparison: inout Comparison
  ) throws {
    let values = try fixture.state(theirs)
    let mean = values.reduce(0, +) / Double(max(1, values.count))
    comparison.expect(
      "mean of \(theirs)", result.notes[ours] ?? .nan, mean, within: fixture.tolerances.value,
      .float64)
  }

  /// The step from which on remembered embeddings count, with those classes whose share is not zero
  /// remembered for long enough.
  private static let remembered: @Sendable (FixtureCase) throws -> ReplayBatch = { fixture in
    var batch = try ReplayBatch(fixture)
    batch.input.step = Int(try fixture.number("start_iter"))
    batch.input.parameters["remembered-until"] = try fixture.input("lambda_per_class").values.map {
      $0 > 0 ? Double(batch.input.step) : -1
    }
    return batch
  }

  /// Cases of given margins: the loss draws its own, so that each row is one batch with a fixed
  /// margin, and the batch the mean of them.
  private static func drawn(
    _ cases: String, _ options: @escaping @Sendable (JSONValue) -> String
  ) -> Replay {
    .check(cases, of: "elastic-face") { fixture, comparison in
      let batch = try ReplayBatch(fixture).input
      let (rows, width) = (Double(batch.rows), batch.width)
      let weight = try fixture.input("weight")
      for type in [ScalarType.float64, .float32] {
        var mean = LossResult(value: 0, gradients: ["embeddings": []])
        mean.gradients["weight"] = [Double](repeating: 0, count: weight.values.count)
        for (row, margin) in try fixture.input("margins").values.enumerated() {
          let loss = try Registry.standard.loss(
            PluginSpecification(
              "elastic-face deviation=0 margin=\(margin) \(options(fixture["scale"]))"))
          let one = try loss.evaluated(
            LossInput(
              embeddings: Array(batch.embeddings[row * width..<(row + 1) * width]), width: width,
              labels: [batch.labels[row]], classes: weight.shape[0],
              parameters: ["weight": weight.values]), type)
          mean.value += one.value / rows
          mean.gradients["embeddings"]? += (one.gradients["embeddings"] ?? []).map { $0 / rows }
          mean.gradients["weight"] = zip(
            mean.gradients["weight"] ?? [], one.gradients["weight"] ?? []
          ).map { $0 + $1 / rows }
        }
        let expected = LossResult(
          value: try fixture.loss,
          gradients: [
            "embeddings": try fixture.gradient("embeddings").values,
            "weight": try fixture.gradient("weight").values,
          ])
        let (value, gradients) = type == .float64 ? fixture.tolerances : (1e-5, 1e-5)
        comparison.expect(mean, expected, value: value, gradients: gradients, type)
      }
    }
  }
}
