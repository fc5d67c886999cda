public import Plugins

/// A case's inputs as a batch: which of them, one below the other, are its embeddings.
public struct ReplayBatch: Sendable {
  /// The batch, with what the case says about the loss's parameters.
  public var input: LossInput
  /// Names of the inputs whose rows are the embeddings, in order.
  let rows: [String]
  /// Our names of the parameters that the case expects a gradient of, by the case's.
  var gradients: [String: String] = [:]

  /// The batch of a case; what its inputs are called says how they become rows.
  ///
  /// - `embeddings` with `labels`, and the masks of mined pairs where there are any;
  /// - `embeddings` grouped by class, `[classes, images, width]`;
  /// - `embeddings` and `ref_emb`, two views of each row's own class;
  /// - pairs `x1`, `x2` with `y`;
  /// - triplets `anchor`, `positive`, `negative`, and `negative2` of a third class;
  /// - `anchors` and `positives`, one pair a class;
  /// - tables alone: rows of zeros, with the case's labels or one of class 0.
  public init(_ fixture: FixtureCase) throws {
    let inputs = fixture.inputs
    if inputs["x1"] != nil {
      try self.init(pairsOf: fixture)
    } else if inputs["anchor"] != nil {
      try self.init(tripletsOf: fixture)
    } else if inputs["anchors"] != nil {
      let count = try fixture.input("anchors").shape[0]
      let labels = Array(0..<count) + Array(0..<count)
      try self.init(fixture, rows: ["anchors", "positives"], labels: labels)
    } else if inputs["ref_emb"] != nil {
      let count = try fixture.input("embeddings").shape[0]
      let labels = Array(0..<count) + Array(0..<count)
      try self.init(fixture, rows: ["embeddings", "ref_emb"], labels: labels)
    } else if inputs["embeddings"] != nil {
      let shape = try fixture.input("embeddings").shape
      let labels =
        shape.count == 3
        ? (0..<shape[0] * shape[1]).map { $0 / shape[1] }
        : inputs["labels"] == nil
          ? Array(0..<shape[0]) : try fixture.input("labels").integers
      try self.init(
        fixture, rows: ["embeddings"], labels: labels, mined: Self.mined(fixture, labels.count))
    } else {
      try self.init(tablesOf: fixture)
    }
  }

  /// The batch of the rows of some inputs, one below the other, with one label a row.
  public init(_ fixture: FixtureCase, rows: [String], labels: [Int], mined: Mined? = nil) throws {
    let blocks = try rows.map(fixture.input)
    guard let width = blocks.first?.shape.last, width > 0,
      blocks.allSatisfy({ $0.shape.last == width }),
      blocks.map({ $0.values.count / width }).reduce(0, +) == labels.count
    else {
      throw FixtureError("\(fixture.id): expected \(labels.count) rows of equal width in \(rows)")
    }
    guard labels.allSatisfy({ $0 >= 0 }) else {
      throw FixtureError("\(fixture.id): expected labels from 0, got \(labels)")
    }
    self.rows = rows
    input = LossInput(
      embeddings: blocks.flatMap(\.values), width: width, labels: labels,
      classes: (labels.max() ?? 0) + 1, mined: mined)
  }

  /// Pairs (x1, x2) with y as one batch: all x1, then all x2.
  private init(pairsOf fixture: FixtureCase) throws {
    let kinds = try fixture.input("y").booleans
    var pairs = Pairs(same: [], different: [])
    for (row, isSame) in kinds.enumerated() {
      if isSame { pairs.same.append((row, kinds.count + row)) }
      if !isSame { pairs.different.append((row, kinds.count + row)) }
    }
    // A pair of different people is of two classes, a pair of the same person of one.
    let labels = kinds.indices + kinds.indices.map { kinds[$0] ? $0 : kinds.count + $0 }
    try self.init(fixture, rows: ["x1", "x2"], labels: Array(labels), mined: .pairs(pairs))
  }

  /// Triplets as one batch: all anchors, then all positives, then all negatives.
  private init(tripletsOf fixture: FixtureCase) throws {
    let count = try fixture.input("anchor").shape[0]
    let triplets = (0..<count).map { Mined.Triplet($0, count + $0, 2 * count + $0) }
    let blocks = ["anchor", "positive", "negative", "negative2"].filter(fixture.states)
    let labels = (0..<blocks.count * count).map { $0 < count ? $0 : $0 - count }
    try self.init(fixture, rows: blocks, labels: labels, mined: .triplets(triplets))
  }

  /// Zeros in the place of embeddings that the case does not need.
  private init(tablesOf fixture: FixtureCase) throws {
    let shapes = fixture.inputs.keys.sorted().compactMap { try? fixture.input($0).shape }
    guard let width = shapes.first(where: { $0.count == 2 })?[1] else {
      throw FixtureError("\(fixture.id): neither embeddings nor a table among its inputs")
    }
    let labels = fixture.states("labels") ? try fixture.input("labels").integers : [0]
    rows = []
    input = LossInput(
      embeddings: Array(repeating: 0, count: labels.count * width), width: width, labels: labels,
      classes: (labels.max() ?? 0) + 1)
  }

  /// The pairs that a case's masks choose, or nil.
  private static func mined(_ fixture: FixtureCase, _ count: Int) throws -> Mined? {
    guard fixture.states("mined_pos_mask") else { return nil }
    func pairs(_ name: String) throws -> [(Int, Int)] {
      let mask = try fixture.input(name).booleans
      return mask.indices.filter { mask[$0] }.map { ($0 / count, $0 % count) }
    }
    return .pairs(Pairs(same: try pairs("mined_pos_mask"), different: try pairs("mined_neg_mask")))
  }

  /// Sets the loss's parameters from the case: those of equal names, and those of `names`.
  mutating func takeParameters(
    of loss: any Loss, from fixture: FixtureCase, _ names: [String: String]
  ) throws {
    var pairs = names
    for name in counts(of: loss, classes: input.classes).keys where fixture.inputs[name] != nil {
      if !names.values.contains(name) { pairs[name] = pairs[name] ?? name }
    }
    let given = try pairs.filter { fixture.inputs[$0.key] != nil }.map { theirs, ours in
      (ours, try fixture.input(theirs).values)
    }
    for (ours, values) in given { input.parameters[ours] = values }
    // Tables have rows of classes that no label names, and may have several rows a class.
    let most = given.map { $0.1.count / input.width }.max() ?? 0
    input.classes =
      (input.classes...max(input.classes, most)).first { classes in
        let sizes = counts(of: loss, classes: classes)
        return given.allSatisfy { sizes[$0.0] == $0.1.count }
      } ?? input.classes
    let sizes = counts(of: loss, classes: input.classes)
    for (theirs, ours) in pairs where fixture.inputs[theirs] == nil {
      let value = try fixture.number(theirs)
      input.parameters[ours] = [Double](repeating: value, count: sizes[ours] ?? 1)
    }
    gradients = pairs.filter { fixture.differentiable?.contains($0.key) == true }
  }

  /// How many numbers each parameter of the loss has.
  private func counts(of loss: any Loss, classes: Int) -> [String: Int] {
    var random = Random(seed: 1)
    var parameters = loss.parameters(classes: classes, width: input.width, random: &random)
    var counts: [String: Int] = [:]
    parameters.visit("") { name, _, value in counts[name] = value.count }
    return counts
  }

  /// The case's loss and gradients under our names.
  ///
  /// - Throws: ``FixtureError`` when a gradient is expected of what is nothing of ours.
  func expected(_ fixture: FixtureCase, factor: Double) throws -> LossResult {
    var result = LossResult(value: factor * (try fixture.loss), gradients: [:])
    let differentiable = Set(fixture.differentiable ?? [])
    let stacked = differentiable.intersection(rows)
    if !stacked.isEmpty {
      result.gradients["embeddings"] = try rows.flatMap { try fixture.gradient($0).values }
    }
    for name in differentiable.subtracting(rows).sorted() {
      guard let ours = gradients[name] else {
        throw FixtureError("\(fixture.id): say which parameter is its \(name)")
      }
      result.gradients[ours] = try fixture.gradient(name).values
    }
    result.gradients = result.gradients.mapValues { $0.map { factor * $0 } }
    return result
  }
}
