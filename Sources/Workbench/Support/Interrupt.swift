internal import Glibc
internal import Synchronization

/// A wish to stop, by Ctrl-C or a termination signal.
///
/// The signal's handler only sets flags; training polls ``requested`` between two steps, saves and
/// throws ``Interrupted``. A second signal within ten seconds stops at once.
public enum Interrupt {
  /// Whether somebody asked to stop.
  public static var requested: Bool { signal.load(ordering: .relaxed) != 0 }

  /// Throws when somebody asked to stop.
  ///
  /// - Throws: ``Interrupted``.
  public static func check() throws {
    let number = signal.load(ordering: .relaxed)
    if number != 0 { throw Interrupted(signal: number) }
  }

  /// Takes over both signals.
  static func install() {
    signal.store(0, ordering: .relaxed)
    first.store(0, ordering: .relaxed)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { number in Interrupt.receive(number) }
    action.sa_flags = SA_RESTART
    sigaction(SIGINT, &action, nil)
    sigaction(SIGTERM, &action, nil)
  }

  private static let signal = Atomic<Int32>(0)
  private static let first = Atomic<Int64>(0)

  /// One wish may arrive twice, from the terminal and from the parent: within 0.3 s it is one.
  private static func receive(_ number: Int32) {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let now = Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    let since = now - first.load(ordering: .relaxed)
    if requested, (300...10_000).contains(since) { _exit(128 + number) }
    if requested, since < 300 { return }
    first.store(now, ordering: .relaxed)
    signal.store(number, ordering: .relaxed)
  }
}

/// Work stopped because somebody asked for it; the same command goes on from there.
public struct Interrupted: Error, Equatable, CustomStringConvertible, ErrorWithExitCode {
  /// The signal's number.
  public let signal: Int32
  /// How to go on, or what was saved; the trainer says it.
  public var advice: String

  /// A stop by a signal.
  public init(signal: Int32 = 2, advice: String = "the same command goes on from there") {
    self.signal = signal
    self.advice = advice
  }

  /// One sentence, with what to do.
  public var description: String { "interrupted; \(advice)" }
  /// 130 or 143.
  public var exitCode: ExitCode { signal == SIGTERM ? .terminated : .interrupted }
}
