import Plugins

extension Replay {
  /// Cases of `softmax.json` and `rbf_softmax.json`; hard examples are among those of wrappers.
  static let softmaxCases: [Replay] = [
    .loss("softmax/softmax_ce/", where: { $0.states("bias") }, extras: expectLogits) {
      try "softmax bias=\($0["bias"])"
    },
    .loss("softmax/softmax_ce/label_smoothing_") {
      try "softmax label-smoothing=\($0["label_smoothing"])"
    },
    .loss("softmax/softmax_ce/class_weights") {
      try "softmax class-weights=[\(JSONValue.numbers($0.input("class_weights").values))]"
    },
    .loss("softmax/normface/") { try "softmax normalised=true scale=\($0["scale"])" },
    .loss("softmax/normalized_softmax/") {
      try "softmax normalised=true scale=\(1 / $0.number("temperature"))"
    },
    .loss("softmax/focal/") { try "focal focus=\($0["gamma"])" },
    .differs(
      "softmax/eq2_as_printed/", of: "softmax",
      """
      the printed sum runs over the batch's rows, not over classes; it is our softmax over a table \
      with one row an image
      """
    ) { try expectSoftmax(perImage: true, $0, &$1) },
    .loss("rbf_softmax/rbf/", where: { (try? $0.number("sign")) == -1 }) {
      try "rbf-softmax scale=\($0["gamma"])"
    },
    .differs(
      "rbf_softmax/rbf/", of: "rbf-softmax", where: { (try? $0.number("sign")) == 1 },
      """
      printed without a minus, it drives images away from their own centre; it is a linear softmax \
      over minus twice the centres, with their squared lengths as bias
      """
    ) { try expectSoftmax(printed: $0.number("gamma"), $0, &$1) },
    .differs(
      "rbf_softmax/eq3_as_printed_literal/", of: "rbf-softmax",
      "printed without a minus, and summed over the batch's rows instead of classes"
    ) { try expectSoftmax(perImage: true, printed: 1, $0, &$1) },
  ]

  /// The logits of a case are those of the loss, where the case states any.
  private static let expectLogits: Extras = { fixture, result, comparison in
    guard (try? fixture.expected("logits")) != nil else { return }
    let loss = try Registry.standard.loss(PluginSpecification("softmax bias=\(fixture["bias"])"))
    let batch = try ReplayBatch(fixture)
    var input = batch.input
    input.classes = try fixture.input("weight").shape[0]
    input.parameters = result.after
    let embeddings = Tensor(input.embeddings, shape: [input.rows, input.width])
    let logits = try loss.logits(embeddings, loss.parameters(for: input, .float64))
    comparison.expect(
      "logits", logits?.doubles ?? [], try fixture.state("logits"),
      within: fixture.tolerances.value, .float64)
  }

  /// What is printed equals our linear softmax: value and gradient of the embeddings.
  ///
  /// - perImage: over a table with the class row of each image, one row an image.
  /// - printed: over squared distances to the rows, with the sign as printed and this factor.
  private static func expectSoftmax(
    perImage: Bool = false, printed factor: Double? = nil, _ fixture: FixtureCase,
    _ comparison: inout Comparison
  ) throws {
    var input = try ReplayBatch(fixture).input
    let (table, width) = (try fixture.input("weight").values, input.width)
    var rows = (0..<table.count / width).map { Array(table[$0 * width..<($0 + 1) * width]) }
    if perImage {
      rows = input.labels.map { rows[$0] }
      input.labels = Array(rows.indices)
    }
    input.classes = rows.count
    input.parameters["weight"] = rows.flatMap { row in row.map { -2 * (factor ?? -0.5) * $0 } }
    if let factor {
      input.parameters["bias"] = rows.map { row in factor * row.reduce(0) { $0 + $1 * $1 } }
    }
    let loss = try Registry.standard.loss(PluginSpecification("softmax bias=\(factor != nil)"))
    let expected = LossResult(
      value: try fixture.loss,
      gradients: ["embeddings": try fixture.gradient("embeddings").values])
    for type in [ScalarType.float64, .float32] {
      let (value, gradients) = type == .float64 ? fixture.tolerances : (1e-5, 1e-5)
      try comparison.expect(
        loss.evaluated(input, type), expected, value: value, gradients: gradients, type)
    }
  }
}
