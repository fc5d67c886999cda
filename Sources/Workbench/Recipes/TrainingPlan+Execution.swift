internal import Synchronization

extension TrainingPlan {
  /// Trains unless the run is finished, and gives the run.
  ///
  /// However training ends, the record says so.
  func carryOut(
    on data: FaceData, context: RecipeContext, cache: CacheMode = .off
  ) throws -> Run {
    if state != .cached { try train(on: data, context: context, cache) }
    let run = try Run(
      path, resolved: resolved, classes: data.training.classes.count, seed: seed)
    if state != .cached, let words = run.earlyStop { Terminal.standard.line("\(name)  \(words)") }
    return run
  }

  private func train(on data: FaceData, context: RecipeContext, _ cache: CacheMode) throws {
    let directory = try RunDirectory(path, fresh: context.fresh)
    let earlier = try? directory.record()?.cost
    var record = record
    record.cost = earlier
    try directory.write(record)
    let display = TrainingDisplay(name)
    do {
      var trainer = Trainer(
        resolved, on: data, seed: seed, in: directory, start: try start?.weights(),
        shouldStop: { Interrupt.requested }, report: display.report)
      trainer.decoded = try decodedCopy(of: data, cache)
      let cost = try trainer.train()
      record.cost = cost
      record.cost?.peakBytes = max(cost.peakBytes, earlier?.peakBytes ?? 0)
      record.status = .finished
      let epochs = try RecordedRun(path).epochs.count
      record.stoppedAfterEpochs = epochs < resolved.experiment.epochs ? epochs : nil
      try directory.write(record)
    } catch {
      record.status = error is Interrupted ? .interrupted : .failed
      record.failure = error is Interrupted ? nil : sentence(of: error)
      display.end()
      try? directory.write(record)
      guard var interrupted = error as? Interrupted, context.fresh else { throw error }
      interrupted.advice = "the same command without --fresh goes on from there"
      throw interrupted
    }
    display.end()
  }
}

/// Shows training on the terminal: a bar with loss, speed and time left, and a line an epoch.
private final class TrainingDisplay: Sendable {
  private let name: String
  private let terminal = Terminal.standard
  private let progress = Mutex<Progress?>(nil)
  private let warned = Mutex(false)

  init(_ name: String) { self.name = name }

  func report(_ status: TrainingProgress) {
    warn(of: status.collapse, epoch: status.epoch)
    guard let validation = status.validation else {
      let bar = progress.withLock { bar in
        let made = bar ?? Progress(name, total: status.images.total)
        bar = made
        return made
      }
      bar.report(status.images.done, loss: status.loss)
      return
    }
    var parts = [
      "\(name)  epoch \(status.epoch)/\(status.epochs)", "loss \(Progress.digits(status.loss))",
    ]
    for (measure, value) in validation.sorted(by: { $0.key < $1.key }) {
      parts.append("\(measure) \(Progress.digits(value))")
    }
    parts.append("\(Int(status.imagesPerSecond)) images/s, waited \(percent(status.waitingShare))")
    parts.append("\(Progress.words(seconds: status.secondsLeft)) left")
    if terminal.columns != nil { terminal.clear() }
    terminal.line(parts.joined(separator: "  "))
  }

  /// Says that embeddings collapsed, once until they have recovered.
  private func warn(of collapse: Collapse?, epoch: Int) {
    let isNews = warned.withLock { warned in
      defer { warned = collapse != nil }
      return !warned
    }
    guard isNews, let collapse else { return }
    if terminal.columns != nil { terminal.clear() }
    terminal.line("warning  \(name), epoch \(epoch): \(collapse.words)")
  }

  func end() { progress.withLock { $0?.finish() } }
}
