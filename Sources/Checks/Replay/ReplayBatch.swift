public import Plugins

/// A case's inputs as a batch: which of them, one below the other, are its embeddings.
public struct ReplayBatch: Sendable {
  /// The batch, with what the case says about the loss's parameters.
  public var input: LossInput
  /// Names of the inputs whose rows are the embeddings, in order.
  let rows: [String]
  /// Our names of the parameters that the case expects a gradient of, by the case's.
  var gradients: [String: String] = [:]

  /// The batch of a case whose inputs are labelled embeddings, embeddings grouped by class
  /// `[classes, images, width]`, or pairs (x1, x2) with y.
  public init(_ fixture: FixtureCase) throws {
    if fixture.inputs["x1"] != nil {
      try self.init(pairsOf: fixture)
      return
    }
    let shape = try fixture.input("embeddings").shape
    let labels =
      shape.count == 3
      ? (0..<shape[0] * shape[1]).map { $0 / shape[1] } : try fixture.input("labels").integers
    try self.init(fixture, rows: ["embeddings"], labels: labels)
  }

  /// The batch of the rows of some inputs, one below the other, with one label a row.
  public init(_ fixture: FixtureCase, rows: [String], labels: [Int], pairs: Pairs? = nil) throws {
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
      classes: (labels.max() ?? 0) + 1, pairs: pairs)
  }

  /// Pairs (x1, x2) with y as one batch: all x1, then all x2.
  private init(pairsOf fixture: FixtureCase) throws {
    let kinds = try fixture.input("y").booleans
    var pairs = Pairs(same: [], different: [])
    for (row, isSame) in kinds.enumerated() {
      if isSame { pairs.same.append((row, kinds.count + row)) }
      if !isSame { pairs.different.append((row, kinds.count + row)) }
    }
    let labels = [Int](repeating: 0, count: 2 * kinds.count)
    try self.init(fixture, rows: ["x1", "x2"], labels: labels, pairs: pairs)
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
