/// Trains one experiment, and goes on where an earlier attempt stopped.
///
/// What is learned depends on the experiment, the data, the seed, the number of threads and the
/// machine's instruction set, not on interruptions or on the number of loader threads.
public struct Trainer: Sendable {
  let resolved: ResolvedExperiment
  let data: FaceData
  private let seed: UInt64
  private let directory: RunDirectory
  private let shouldStop: @Sendable () -> Bool
  private let report: @Sendable (TrainingProgress) -> Void
  private let loaderThreads: Int
  private let start: StartingWeights?
  /// The photographs, decoded already; nil decodes them as they are asked for.
  var decoded: DecodedCopy?
  /// Seconds after which the state is saved also within an epoch.
  private let saveInterval = 60.0

  /// A training in a run's folder.
  ///
  /// - Parameters:
  ///   - start: trained weights that training begins with, instead of fresh ones.
  ///   - shouldStop: asked after each step; true saves the state and throws ``Interrupted``.
  ///   - report: told of progress.
  public init(
    _ resolved: ResolvedExperiment, on data: FaceData, seed: UInt64, in directory: RunDirectory,
    start: StartingWeights? = nil, loaderThreads: Int = 2,
    shouldStop: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (TrainingProgress) -> Void = { _ in }
  ) {
    self.resolved = resolved
    self.data = data
    self.seed = seed
    self.directory = directory
    self.start = start
    self.loaderThreads = loaderThreads
    self.shouldStop = shouldStop
    self.report = report
  }

  /// Trains to the end; the seconds of all attempts, memory and speed of this one.
  ///
  /// - Throws: ``Interrupted``, ``NotFinite``, ``StorageError``, ``ImageError``, ``DataError``.
  public func train() throws -> RunCost {
    var state = TrainingState(
      try resolved.learner(classes: data.training.classes.count, seed: seed, start: start))
    try directory.requireSpace(
      checkpointBytes: state.checkpoint(classes: data.training.classes).byteCount
        + state.prototypeBytes(resolved, classes: data.training.classes.count))
    let logs = try resume(&state)
    let store = ImageStore(data.training, view: resolved.experiment.view, decoded: decoded)
    let validation = Validation(data, resolved)
    guard validation.isPossible || resolved.experiment.patience == 0 else {
      throw DataError(
        data.training.root, "patience needs validation, and there is nothing to validate on")
    }
    let first = try Epoch(0, of: resolved, from: store, seed: seed)
    guard let batch = first.batches.first else {
      throw DataError(data.training.root, "the sampler made no batch")
    }
    var meter = TrainingMeter(
      total: first.batches.count * resolved.experiment.epochs, done: state.learner.stepCount,
      batch: batch.count)
    try logTime(.step, of: state, meter, logs)
    while state.epoch < resolved.experiment.epochs, !hasLostPatience(state) {
      try trainEpoch(&state, store, logs, &meter)
      try finishEpoch(&state, validation, logs, meter)
    }
    return RunCost(
      seconds: try attemptedSeconds(MetricsLog.events(in: logs.timings.path)),
      peakBytes: peakMemoryBytes(), imagesPerSecond: meter.imagesPerSecond,
      waitingShare: meter.waitingShare,
      loaderImagesPerSecond: meter.loader.sums.imagesPerSecond)
  }

  /// Restores the newest checkpoint, which is gone from memory when this returns.
  private func resume(_ state: inout TrainingState) throws -> Logs {
    let progress = try directory.resume()
    if let checkpoint = progress.checkpoint {
      try state.restore(checkpoint, classes: data.training.classes, place: directory.path)
    }
    return Logs(metrics: progress.metrics, timings: progress.timings)
  }

  /// Where events go.
  private struct Logs {
    let metrics: MetricsLog
    let timings: MetricsLog
  }

  /// The rest of the current epoch.
  private func trainEpoch(
    _ state: inout TrainingState, _ store: ImageStore, _ logs: Logs,
    _ meter: inout TrainingMeter
  ) throws {
    try state.makePrototypes(resolved, of: store, seed: seed, place: directory.path)
    let epoch = try Epoch(
      state.epoch, of: resolved, from: store, seed: seed, prototypes: state.prototypes)
    let loader = epoch.batches(
      from: state.stepInEpoch, workers: loaderThreads, meter: meter.loader)
    while let batch = try meter.waiting({ try loader.next() }) {
      let rate = learningRate(at: state.learner.stepCount, meter)
      let warming = try warmUp(&state, stepsInEpoch: epoch.batches.count)
      var values = try meter.stepping { try step(&state, batch, rate, store.photographs) }
      values["learning-rate"] = rate
      values.merge(warming) { $1 }
      state.diagnostics.add(warming)
      meter.count(images: batch.rows.count)
      try logs.metrics.append(
        MetricsEvent(
          .step, epoch: state.epoch, step: state.learner.stepCount, values: values))
      report(status(state, meter, steps: epoch.batches.count))
      if shouldStop() {
        try logTime(.step, of: state, meter, logs)
        try save(state, logs)
        try Interrupt.check()
        throw Interrupted()
      }
      if meter.secondsSinceSave > saveInterval {
        try save(state, logs)
        meter.saved()
      }
    }
  }

  /// Takes a step; what it measured, its loss included.
  private func step(
    _ state: inout TrainingState, _ batch: Batch, _ rate: Double, _ photographs: Photographs
  ) throws -> [String: Double] {
    let random = Random(seed: seed).split(
      RandomStream.dropout.rawValue, state.epoch, state.stepInEpoch)
    do {
      let loss = try state.learner.step(
        images: batch.images, labels: batch.labels, mixed: batch.mixed, learningRate: rate,
        random: random,
        measuring: state.stepInEpoch % state.learner.measuringInterval == 0)
      let measured = state.learner.measured
      state.lossSum += loss
      state.diagnostics.add(measured)
      state.stepInEpoch += 1
      return measured.merging(["loss": loss]) { $1 }
    } catch var error as NotFinite {
      error.images = batch.rows.map { photographs.paths[$0] }
      let failure = FailureRecord(
        error, batch, photographs, learningRate: rate,
        random: .init(seed: seed, epoch: state.epoch, stepInEpoch: state.stepInEpoch))
      // What went wrong is worth more than that it could not be saved.
      error.folder = try? directory.save(
        failure, before: state.checkpoint(classes: photographs.classes))
      throw error
    }
  }

  /// Validates, records, and saves the state as the last and perhaps the best.
  private func finishEpoch(
    _ state: inout TrainingState, _ validation: Validation, _ logs: Logs,
    _ meter: TrainingMeter
  ) throws {
    try state.learner.checkModel()
    let measured = try validation.finite(state.learner)
    report(status(state, meter, steps: state.stepInEpoch, validation: measured))
    var values = measured.merging(state.diagnostics.means) { own, _ in own }
    values["loss"] = state.lossSum / Double(max(1, state.stepInEpoch))
    values["learning-rate"] = learningRate(at: max(0, state.learner.stepCount - 1), meter)
    try logs.metrics.append(
      MetricsEvent(.epoch, epoch: state.epoch, step: state.learner.stepCount, values: values))
    try logTime(.epoch, of: state, meter, logs)
    let deciding = Validation.deciding(measured, averaged: resolved.experiment.endsAveraged)
    // A value that is not a number is never the best.
    let isBest = deciding.map { $0 > state.best ?? -.infinity } ?? false
    if isBest { state.best = deciding }
    state.epochsSinceBest = isBest || deciding == nil ? 0 : state.epochsSinceBest + 1
    state.epoch += 1
    state.stepInEpoch = 0
    state.lossSum = 0
    state.prototypes = nil
    state.diagnostics = DiagnosticSums()
    try save(state, logs, isBest: isBest)
  }

  private func logTime(
    _ kind: MetricsEvent.Kind, of state: TrainingState, _ meter: TrainingMeter, _ logs: Logs
  ) throws {
    try logs.timings.append(
      MetricsEvent(
        kind, epoch: state.epoch, step: state.learner.stepCount,
        values: meter.values))
  }

  private func save(
    _ state: TrainingState, _ logs: Logs, isBest: Bool = false
  ) throws {
    try directory.save(
      state.checkpoint(classes: data.training.classes), metrics: logs.metrics, isBest: isBest)
  }
}
