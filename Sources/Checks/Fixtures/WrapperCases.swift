import Plugins

extension Replay {
  /// Cases of losses that wrap other losses, from several files.
  static let wrapperCases: [Replay] = [
    .loss("softmax/ohem/") { try "ohem loss=softmax keep=\($0["keep_fraction"])" },
    .loss(
      "prototypical/softmax_plus_angular_proto/",
      ["weight": "1.softmax.weight", "a": "2.prototypical.scale", "b": "2.prototypical.offset"],
      batch: rowsOfGroups
    ) { _ in "sum losses=[softmax, prototypical]" },
    .loss("margin_softmax/partial_fc/", batch: sampledClasses, partialFC),
    memory,
  ]

  /// Rows grouped by class, under the labels of the groups.
  private static let rowsOfGroups: @Sendable (FixtureCase) throws -> ReplayBatch = { fixture in
    let images = try fixture.input("embeddings").shape[1]
    let labels = try fixture.input("labels").integers.flatMap {
      Array(repeating: $0, count: images)
    }
    return try ReplayBatch(fixture, rows: ["embeddings"], labels: labels)
  }

  private static let partialFC: @Sendable (FixtureCase) throws -> PluginSpecification = {
    try """
    partial-fc loss=[cos-face margin=\($0["margin"]) scale=\($0["scale"])] rate=\($0["sample_rate"])
    """
  }

  /// The batch with a stream of random numbers that samples the classes which the case sampled.
  private static let sampledClasses: @Sendable (FixtureCase) throws -> ReplayBatch = { fixture in
    var batch = try ReplayBatch(fixture)
    let wanted = try fixture.input("sampled_classes").integers
    let classes = try fixture.input("weight").shape[0]
    let unsampled = Set(0..<classes).subtracting(wanted)
    let loss = try Registry.standard.loss(partialFC(fixture))
    for seed in 0..<10_000 as Range<UInt64> {
      var input = batch.input
      input.classes = classes
      input.random = Random(seed: seed)
      let weight = try loss.evaluated(input).gradients["weight"] ?? []
      let untouched = (0..<classes).filter { row in
        weight[row * input.width..<(row + 1) * input.width].allSatisfy { $0 == 0 }
      }
      if Set(untouched) == unsampled {
        batch.input.random = input.random
        return batch
      }
    }
    throw FixtureError("\(fixture.id): no stream of random numbers samples \(wanted)")
  }

  /// The tensors of a list among the inputs.
  private static func tensors(_ name: String, _ fixture: FixtureCase) throws -> [FixtureTensor] {
    try (fixture.inputs[name] ?? .null).list(fixture.id).map { try $0.tensor(fixture.id) }
  }

  /// Batches one after the other, compared with a memory of the last ones.
  private static let memory = Replay.check(
    "pair/cross_batch_memory/", of: "cross-batch-memory"
  ) { fixture, comparison in
    let loss = try Registry.standard.loss(
      """
      cross-batch-memory size=\(fixture["memory_size"]) loss=[contrastive form=linear \
      normalised=true reduction=non-zero margin=\(fixture["neg_margin"])]
      """)
    let batches = try tensors("batches", fixture)
    let labels = try tensors("labels", fixture)
    let steps = try fixture.expected("steps").list(fixture.id)
    for type in [ScalarType.float64, .float32] {
      var random = Random(seed: 1)
      var parameters = loss.parameters(classes: 1, width: batches[0].shape[1], random: &random)
      parameters.visit("") { _, _, value in value = value.converted(to: type) }
      let bound = type == .float64 ? fixture.tolerances : (1e-5, 1e-5)
      for (step, expected) in steps.enumerated() {
        let rows = Tensor(batches[step].values, shape: batches[step].shape, type: type).parameter()
        let value = try loss(
          Embedded(rows, labels: labels[step].integers, step: step), &parameters)
        let place = "\(fixture.id): step \(step)"
        let gradient = try expected.member("grad", place).tensor(place).values
        comparison.expect(
          "loss of step \(step)", value.scalar, try expected.member("loss", place).number(place),
          within: bound.0, type)
        comparison.expect(
          "gradient of step \(step)", value.gradients()[rows]?.doubles ?? [], gradient,
          within: bound.1, type)
      }
    }
  }
}
