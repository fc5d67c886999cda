import Plugins

extension Replay {
  /// Cases of triplets and quadruplets, all of a batch or given one by one.
  static let tripletCases: [Replay] = [
    .loss("pair/triplet_all/") { fixture in
      let distance = fixture["power", default: .number(1)] == .number(2) ? "squared" : "euclidean"
      let form = fixture["smooth", default: .bool(false)] == .bool(true) ? "smooth" : "hinge"
      let reduction = fixture["red", default: .string("non-zero")]
      return try """
      triplet distance=\(distance) margin=\(fixture["margin"]) form=\(form) \
      swap=\(fixture["swap", default: .bool(false)]) reduction=\(reduction)
      """
    },
    .loss("pair/facenet_triplet/") { fixture in
      let reduction = fixture.reduction == "nonzero" ? "non-zero" : fixture.reduction ?? "mean"
      return try """
      triplet margin=\(fixture["margin"]) normalised=\(fixture["normalize"]) \
      distance=\(distance(fixture)) reduction=\(reduction)
      """
    },
    .loss("pair/torch_triplet_margin/", batch: shiftedTriplets) { fixture in
      let power = try fixture.number("p")
      guard power == 1 || power == 2 else {
        throw FixtureError("\(fixture.id): expected p of 1 or 2, got \(power)")
      }
      return try """
      triplet margin=\(fixture["margin"]) distance=\(power == 2 ? "euclidean" : "manhattan") \
      normalised=false reduction=mean
      """
    },
    .loss("pair/triplet_angular_ratio/") { _ in
      "triplet form=smooth margin=0 reduction=mean"
    },
    .loss("pair/batch_hard/") {
      let isSoft = try $0["margin"] == .string("softplus")
      return try """
      triplet hardest=true distance=euclidean normalised=false reduction=mean \
      \(isSoft ? "form=smooth margin=0" : "margin=\($0["margin"])")
      """
    },
    .loss("pair/quadruplet/", batch: quadruplets) {
      try """
      quadruplet margin=\($0["alpha1"]) second-margin=\($0["alpha2"]) \
      distance=\(distance($0)) normalised=\($0["normalize"])
      """
    },
    .loss("pair/quadruplet/adaptive_", batch: quadruplets) {
      try """
      quadruplet adaptive=true margin=\($0["w1"]) second-margin=\($0["w2"]) \
      distance=\(distance($0)) normalised=\($0["normalize"])
      """
    },
  ]

  private static func distance(_ fixture: FixtureCase) throws -> String {
    try fixture["squared"] == .bool(true) ? "squared" : "euclidean"
  }

  /// Triplets compared as |a + ε - p| and |a + ε - n|, ε in every coordinate.
  private static let shiftedTriplets: @Sendable (FixtureCase) throws -> ReplayBatch = { fixture in
    var batch = try ReplayBatch(fixture)
    let epsilon = try fixture.number("eps")
    let anchors = batch.input.rows / 3 * batch.input.width
    for place in 0..<anchors { batch.input.embeddings[place] += epsilon }
    return batch
  }

  /// Quadruplets given row by row; the second negative is the first one's only mined negative.
  private static let quadruplets: @Sendable (FixtureCase) throws -> ReplayBatch = { fixture in
    var batch = try ReplayBatch(fixture)
    let count = batch.input.rows / 4
    var pairs = Pairs(same: [], different: [])
    for row in 0..<count {
      pairs.same.append((row, count + row))
      pairs.different += [(row, 2 * count + row), (2 * count + row, 3 * count + row)]
    }
    batch.input.mined = .pairs(pairs)
    return batch
  }
}
