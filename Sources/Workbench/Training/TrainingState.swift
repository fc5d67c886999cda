/// Everything that one training changes: what a checkpoint holds.
struct TrainingState {
  var learner: Learner
  /// The epoch that the next step belongs to, from 0.
  var epoch = 0
  /// Steps of that epoch already done.
  var stepInEpoch = 0
  /// Sum of the losses of those steps.
  var lossSum = 0.0
  /// What those steps measured.
  var diagnostics = DiagnosticSums()
  /// The best validation value so far.
  var best: Double?
  /// Epochs since then.
  var epochsSinceBest = 0
  /// What the sampler of that epoch saw of its classes; nil unless it asked, and between epochs.
  var prototypes: Tensor?

  init(_ learner: Learner) { self.learner = learner }

  /// Numbers of the metadata are kept as bits, so that a resumed run rounds nothing.
  private static let lossSumKey = "lossSumBits"
  private static let diagnosticsKey = "diagnosticSums"
  private static let classesKey = "classes"
  private static let sinceBestKey = "epochsSinceBest"
  /// The tensor of ``prototypes``.
  private static let prototypesKey = "sampler.prototypes"

  func checkpoint(classes: [String]) -> Checkpoint {
    var tensors: [String: Tensor] = [:]
    var learner = learner
    var index = 0
    let slots = learner.slots
    learner.model.visit { name, role, value in
      tensors[name] = value.detached()
      guard role != .state else { return }
      for (slot, tensor) in slots[index].enumerated() {
        tensors["optimizer.\(slot).\(name)"] = tensor
      }
      index += 1
    }
    tensors.merge(averages(learner)) { $1 }
    tensors[Self.prototypesKey] = prototypes
    return Checkpoint(
      tensors: tensors,
      position: CheckpointPosition(
        epoch: epoch, stepInEpoch: stepInEpoch, globalStep: learner.stepCount, bestMetric: best),
      metadata: [
        Self.lossSumKey: String(lossSum.bitPattern),
        Self.diagnosticsKey: diagnostics.text,
        Self.classesKey: classes.joined(separator: "\n"),
      ].merging(epochsSinceBest > 0 ? [Self.sinceBestKey: "\(epochsSinceBest)"] : [:]) { $1 })
  }

  /// The averaged weights by the names they have in a checkpoint.
  private func averages(_ learner: Learner) -> [String: Tensor] {
    guard let average = learner.average else { return [:] }
    var (model, result, index) = (learner.model, [String: Tensor](), 0)
    model.visit { name, role, _ in
      guard WeightAverage.averages(name, role) else { return }
      result[Checkpoint.averagePrefix + name] = average.values[index]
      index += 1
    }
    return result
  }

  /// Goes on from a checkpoint.
  ///
  /// - Throws: ``DataError`` when the checkpoint is of another model or of other classes.
  mutating func restore(_ checkpoint: Checkpoint, classes: [String], place: String) throws {
    guard checkpoint.metadata[Self.classesKey] == classes.joined(separator: "\n") else {
      throw DataError(place, "the checkpoint was made with other classes")
    }
    var slots = learner.slots
    var averages: [Tensor]? = learner.average.map { _ in [] }
    var index = 0
    try learner.model.visit { name, role, value in
      let isParameter = value.requiresGradient
      let saved = try checkpoint.tensor(name, like: value, place: place)
      value = isParameter ? saved.parameter() : saved
      if averages != nil, WeightAverage.averages(name, role) {
        averages?.append(
          try checkpoint.tensor(Checkpoint.averagePrefix + name, like: value, place: place))
      }
      guard role != .state else { return }
      for slot in slots[index].indices {
        slots[index][slot] = try checkpoint.tensor(
          "optimizer.\(slot).\(name)", like: slots[index][slot], place: place)
      }
      index += 1
    }
    learner.slots = slots
    if let averages { learner.average?.values = averages }
    prototypes = checkpoint.tensors[Self.prototypesKey]
    learner.stepCount = checkpoint.position.globalStep
    epoch = checkpoint.position.epoch
    stepInEpoch = checkpoint.position.stepInEpoch
    best = checkpoint.position.bestMetric
    epochsSinceBest = checkpoint.metadata[Self.sinceBestKey].flatMap { Int($0) } ?? 0
    lossSum =
      checkpoint.metadata[Self.lossSumKey].flatMap(UInt64.init).map(Double.init(bitPattern:))
      ?? 0
    diagnostics = DiagnosticSums(text: checkpoint.metadata[Self.diagnosticsKey] ?? "")
  }
}

extension Checkpoint {
  /// What the names of averaged weights begin with.
  static let averagePrefix = "average."

  /// The averaged weight of a parameter; nil where nothing was averaged.
  func averaged(_ name: String) -> Tensor? { tensors[Self.averagePrefix + name] }

  /// A tensor of the shape that is wanted.
  ///
  /// - Throws: ``DataError`` naming the tensor that is missing or of another shape.
  func tensor(_ name: String, like wanted: Tensor, place: String) throws -> Tensor {
    guard let found = tensors[name] else { throw DataError(place, "the tensor \(name) is missing") }
    guard found.shape == wanted.shape, found.type == wanted.type else {
      throw DataError(
        place, "\(name): expected shape \(wanted.shape), got \(found.shape) of \(found.type)")
    }
    return found
  }

  /// Puts the saved weights into a model; the optimizer's state is passed over.
  ///
  /// - Parameter averaged: whether to take the averaged ones.
  /// - Throws: ``DataError`` naming the tensor that is missing or of another shape.
  func load(into model: inout Model, averaged: Bool = false, place: String) throws {
    try model.visit { name, role, value in
      let isParameter = value.requiresGradient
      let hasAverage = averaged && WeightAverage.averages(name, role)
      let saved = try tensor(
        (hasAverage ? Self.averagePrefix : "") + name, like: value, place: place)
      value = isParameter ? saved.parameter() : saved
    }
  }
}
