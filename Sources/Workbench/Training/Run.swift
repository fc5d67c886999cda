/// A finished training: what it was, how it went, and where its weights are.
public struct Run: Sendable {
  /// The experiment's name.
  public let name: String
  /// The run's folder.
  public let path: String
  /// What was trained, as the recipe asked for it.
  public let experiment: Experiment
  /// What stands in `run.json`.
  public let record: RunRecord
  /// One event an epoch.
  public let epochs: [MetricsEvent]
  /// One event a step.
  public let steps: [MetricsEvent]
  /// Learned numbers, with and without the loss's own.
  public let parameters: ParameterCount
  /// How its embeddings are compared.
  public let similarity: Similarity
  /// The best epoch by validation, from 0; nil when nothing was validated.
  public let bestEpoch: Int?
  let resolved: ResolvedExperiment
  /// Classes that it learned from.
  public let classes: Int
  /// That its last embeddings do not tell people apart; nil when they do.
  public var collapse: Collapse? {
    epochs.last.flatMap {
      Collapse($0.values, step: $0.step, similarity: similarity, classes: classes)
    }
  }

  /// The run in a folder.
  ///
  /// - Throws: ``RunError`` or ``StorageError`` when the folder's record cannot be read.
  init(
    _ path: String, resolved: ResolvedExperiment, classes: Int, seed: UInt64
  ) throws {
    let recorded = try RecordedRun(path)
    let events = try MetricsLog.events(in: "\(path)/metrics.jsonl")
    name = recorded.record.name
    self.path = path
    experiment = resolved.experiment
    record = recorded.record
    epochs = events.filter { $0.kind == .epoch }
    steps = events.filter { $0.kind == .step }
    parameters = try resolved.model(classes: classes, seed: seed).parameterCount
    similarity = resolved.similarity
    bestEpoch =
      epochs.compactMap { event in
        Validation.deciding(event.values, averaged: resolved.experiment.endsAveraged)
          .map { (event.epoch, $0) }
      }.max { $0.1 < $1.1 || ($0.1 == $1.1 && $0.0 > $1.0) }?.0
    self.resolved = resolved
    self.classes = classes
  }

  /// The trained model: of the best epoch where there was validation, else of the last; with averaged
  /// weights where the experiment says so.
  ///
  /// - Throws: ``DataError`` when no whole checkpoint is there.
  func model() throws -> Model {
    let store = CheckpointStore(path: "\(path)/checkpoints")
    guard let checkpoint = (bestEpoch == nil ? nil : store.best()) ?? store.newest() else {
      throw DataError(path, "there is no whole checkpoint; --fresh trains anew")
    }
    var model = try resolved.model(classes: classes, seed: 0)
    try checkpoint.load(into: &model, averaged: experiment.endsAveraged, place: path)
    return model
  }

  /// Writes results into the run's record, where `compare` finds them.
  ///
  /// - Throws: ``StorageError``, or ``RunError`` when another process writes there.
  func keep(_ results: [(name: String, estimate: Estimate)]) throws {
    let directory = try RunDirectory(path)
    guard var record = try directory.record() else { return }
    let before = record
    let count = Double(parameters.total)
    record.summary["parameters"] = Estimate(value: count, lower: .nan, upper: .nan, count: 1)
    for (name, estimate) in results { record.summary[name] = estimate }
    if record != before { try directory.write(record) }
  }
}
