internal import Synchronization

/// How far a long piece of work is: a bar on a terminal, a line now and then in a log.
public final class Progress: Sendable {
  private struct State {
    var shown: Duration?
    var finished = false
  }

  private let title: String
  private let total: Int
  private let unit: String
  private let terminal: Terminal
  private let now: @Sendable () -> Duration
  private let began: Duration
  private let state = Mutex(State())

  /// Work that is about to begin.
  ///
  /// - `title`: what it is, such as `epoch 3/20`.
  /// - `total`: how many units there are, such as images.
  public convenience init(
    _ title: String, total: Int, unit: String = "images", terminal: Terminal = .standard
  ) {
    let clock = ContinuousClock()
    let start = clock.now
    self.init(title, total: total, unit: unit, terminal: terminal) { start.duration(to: clock.now) }
  }

  init(
    _ title: String, total: Int, unit: String, terminal: Terminal,
    now: @escaping @Sendable () -> Duration
  ) {
    (self.title, self.total, self.unit) = (title, total, unit)
    (self.terminal, self.now, began) = (terminal, now, now())
  }

  /// Says how far the work is, if it is time to: ten times a second on a terminal, twice a minute
  /// elsewhere.
  ///
  /// - `done`: units done since the beginning.
  /// - `loss`: the latest loss, or nil for work without one.
  public func report(_ done: Int, loss: Double? = nil) {
    let time = now()
    let pause: Duration = terminal.columns == nil ? .seconds(30) : .milliseconds(100)
    let due = state.withLock { state in
      guard !state.finished, time - (state.shown ?? began) >= pause else { return false }
      state.shown = time
      return true
    }
    guard due else { return }
    let text = self.text(done, loss: loss, time: time)
    if terminal.columns == nil { terminal.line(text) } else { terminal.overwrite(text) }
  }

  /// Ends the work with a line that stays.
  public func finish(_ text: String? = nil) {
    let first = state.withLock { state in
      defer { state.finished = true }
      return !state.finished
    }
    guard first else { return }
    if terminal.columns != nil { terminal.clear() }
    if let text { terminal.line(text) }
  }

  private func text(_ done: Int, loss: Double?, time: Duration) -> String {
    let seconds = (time - began) / .seconds(1)
    let rate = seconds > 0 ? Double(done) / seconds : 0
    let left = rate > 0 ? Progress.words(seconds: Double(total - done) / rate) + " left" : ""
    let share = total > 0 ? Double(done) / Double(total) : 1
    let parts = [
      title, terminal.columns == nil ? "" : bar(share),
      "\(Int((share * 100).rounded(.down))) %", loss.map { "loss " + Progress.digits($0) } ?? "",
      "\(Int(rate.rounded())) \(unit)/s", left,
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private func bar(_ share: Double) -> String {
    let full = Int((min(1, max(0, share)) * 24).rounded(.down))
    return String(repeating: "━", count: full) + String(repeating: "·", count: 24 - full)
  }

  /// Four significant digits or so: `0.0123`, `1.234`, `123.4`.
  static func digits(_ value: Double) -> String {
    guard value.isFinite else { return "\(value)" }
    let scale = abs(value) < 0.1 ? 1e4 : abs(value) < 100 ? 1e3 : 10.0
    return "\((value * scale).rounded() / scale)"
  }

  /// `353 MiB`, `1.5 GiB`.
  static func words(bytes: Int) -> String {
    let mebibytes = Double(bytes) / 0x1p20
    guard mebibytes >= 1024 else { return "\(Int(mebibytes.rounded())) MiB" }
    return "\((mebibytes / 102.4).rounded() / 10) GiB"
  }

  /// `45 s`, `2 min 10 s`, `1 h 5 min`.
  static func words(seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e7 else { return "long" }
    let whole = Int(max(0, seconds).rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
