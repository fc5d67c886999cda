internal import Foundation

/// A run as it lies on the disk, read without touching it.
public struct RecordedRun: Sendable, Equatable {
  /// How far a run has come, as others see it.
  public enum State: String, Sendable {
    /// Its process is at work.
    case running
    /// It said it was running, and its process is gone.
    case killed
    /// It saved its state and stopped.
    case interrupted
    /// It ended with an error.
    case failed
    /// It is done.
    case finished
  }

  /// The run's folder.
  public let path: String
  /// Its record.
  public let record: RunRecord
  /// How far it has come.
  public let state: State
  /// The ends of its epochs, in order.
  public let epochs: [MetricsEvent]

  /// Reads a run's folder.
  ///
  /// - Throws: ``RunError`` when it is not a run, ``StorageError``.
  public init(_ path: String) throws {
    self.path = path
    // The lock first: a run that finishes in between must not look killed.
    let isAlive = RunLock.holder(of: path)?.isAlive ?? false
    record = try RecordedRun.record(in: path)
    state =
      switch record.status {
      case .running: isAlive ? .running : .killed
      case .interrupted: .interrupted
      case .failed: .failed
      case .finished: .finished
      }
    epochs = try MetricsLog.events(in: "\(path)/metrics.jsonl").filter { $0.kind == .epoch }
  }

  /// Every run beneath a recipe's `runs` folder that can be read, the newest last.
  public static func all(in folder: String) -> [RecordedRun] {
    let paths = directoryEntries(folder).map { "\(folder)/\($0)" }
    let runs = paths.compactMap { path in
      (try? RecordedRun(path)).map { (run: $0, time: modificationTime("\(path)/run.json")) }
    }
    return runs.sorted { $0.time < $1.time }.map(\.run)
  }

  /// The newest run of a name but with another key: what a plan compares with to say why a run is
  /// stale; see ``changedParts(old:new:)``.
  public static func newest(named name: String, otherThan key: String, in folder: String)
    -> RecordedRun?
  {
    all(in: folder).last { $0.record.name == name && $0.record.key != key }
  }

  static func record(in folder: String) throws -> RunRecord {
    let path = "\(folder)/run.json"
    guard access(path, F_OK) == 0 else {
      throw RunError.noRecord(folder, reason: "there is no run.json in it")
    }
    let bytes = try ReadableFile.bytes(path, limit: 1 << 24)
    do {
      return try JSONDecoder.record.decode(RunRecord.self, from: Data(bytes))
    } catch {
      throw RunError.noRecord(folder, reason: "run.json cannot be understood (\(error))")
    }
  }

  private static func modificationTime(_ path: String) -> Double {
    var status = stat()
    guard stat(path, &status) == 0 else { return 0 }
    return Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) * 1e-9
  }
}
