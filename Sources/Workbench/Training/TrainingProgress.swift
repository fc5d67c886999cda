/// How far a training is, told after each step and each validation.
public struct TrainingProgress: Sendable {
  /// The epoch, from 1.
  public let epoch: Int
  /// Epochs in all.
  public let epochs: Int
  /// Steps done in this epoch.
  public let step: Int
  /// Steps of an epoch.
  public let steps: Int
  /// Mean loss of this epoch so far.
  public let loss: Double
  /// Images trained on per second, since this process began to train.
  public let imagesPerSecond: Double
  /// Share of the time of training in which it waited for photographs, 0 … 1.
  public let waitingShare: Double
  /// Estimated seconds until the end of training.
  public let secondsLeft: Double
  /// Images that this process trained on, and those it still will.
  public let images: (done: Int, total: Int)
  /// What validation measured at the end of an epoch; nil within one.
  public let validation: [String: Double]?
  /// That the embeddings of this epoch no longer tell people apart.
  public let collapse: Collapse?
}

/// Measures the speed of this attempt.
struct TrainingMeter {
  /// Steps of the whole training.
  let total: Int
  private let doneBefore: Int
  private let batch: Int
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var lastSave: ContinuousClock.Instant
  private var images = 0
  private var waited = Duration.zero
  private var stepped = Duration.zero
  /// What the threads that load are counted by.
  let loader = LoaderMeter()

  init(total: Int, done: Int, batch: Int) {
    self.total = total
    doneBefore = done
    self.batch = batch
    start = clock.now
    lastSave = start
  }

  mutating func count(images: Int) { self.images += images }
  /// Counts the time in which training waits for a batch.
  mutating func waiting<Result>(_ body: () throws -> Result) rethrows -> Result {
    let start = clock.now
    defer { waited += clock.now - start }
    return try body()
  }

  /// Counts the time of a step.
  mutating func stepping<Result>(_ body: () throws -> Result) rethrows -> Result {
    let start = clock.now
    defer { stepped += clock.now - start }
    return try body()
  }

  /// Share of waiting in the time of waiting and of steps.
  var waitingShare: Double { waited / max(.nanoseconds(1), waited + stepped) }

  /// What is logged with times.
  var values: [String: Double] {
    let sums = loader.sums
    return [
      "seconds": seconds, "images-per-second": imagesPerSecond, "waiting-share": waitingShare,
      "loader.images-per-second": sums.imagesPerSecond,
      "loader.megabytes-per-second": sums.megabytesPerSecond,
    ]
  }

  mutating func saved() { lastSave = clock.now }

  var seconds: Double { (clock.now - start) / .seconds(1) }
  var secondsSinceSave: Double { (clock.now - lastSave) / .seconds(1) }
  var imagesPerSecond: Double { Double(images) / max(1e-9, seconds) }

  /// Images of this attempt.
  var progress: (done: Int, total: Int) { (images, (total - doneBefore) * batch) }

  func secondsLeft(done: Int) -> Double {
    let steps = Double(max(1, done - doneBefore))
    return seconds / steps * Double(max(0, total - done))
  }
}

/// Seconds of training by what an attempt logged of its own clock, which begins anew with each.
func attemptedSeconds(_ timings: [MetricsEvent]) -> Double {
  var (total, last) = (0.0, 0.0)
  for seconds in timings.compactMap({ $0.values["seconds"] }) {
    if seconds < last { total += last }
    last = seconds
  }
  return total + last
}
