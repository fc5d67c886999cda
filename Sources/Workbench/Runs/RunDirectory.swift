internal import Foundation

/// The folder of one run while it is being made: `reports/<recipe>/runs/<name>-<key>/`.
///
/// Plain files are the record. One process at a time writes; anybody may read.
public final class RunDirectory: Sendable {
  /// The folder.
  public let path: String
  /// The checkpoints.
  public let checkpoints: CheckpointStore
  private let lock: RunLock

  /// Where the run of an experiment is kept.
  ///
  /// - Throws: ``RunError/badName(_:of:)``.
  public static func path(reports: String, recipe: String, name: String, key: String) throws
    -> String
  {
    try check(recipe, isNameOf: .recipe)
    try check(name, isNameOf: .run)
    return "\(reports)/\(recipe)/runs/\(name)-\(key)"
  }

  /// What has a name that becomes a folder's.
  enum Named: String {
    /// May have letters of any script, and spaces, as files have.
    case recipe
    /// Stands in keys of settings and results, so only ASCII.
    case run
  }

  /// Refuses a name that cannot be a folder's.
  ///
  /// - Throws: ``RunError/badName(_:of:)``.
  static func check(_ name: String, isNameOf thing: Named) throws {
    let letters = name.allSatisfy { letter in
      let isPlain = letter.isLetter || letter.isNumber || "-_.".contains(letter)
      return isPlain && (letter.isASCII || thing == .recipe) || letter == " " && thing == .recipe
    }
    guard letters, name.utf8.count <= 100, let first = name.first, first.isLetter || first.isNumber
    else { throw RunError.badName(name, of: thing.rawValue) }
  }

  /// Makes or opens a run's folder for writing, and clears away what a crash left.
  ///
  /// - Throws: ``RunError/locked(_:by:)`` when another process writes there, ``StorageError``.
  public init(_ path: String, fresh: Bool = false) throws {
    self.path = path
    try FileSystem.system.makeDirectories(path)
    lock = try RunLock(path)
    checkpoints = CheckpointStore(path: "\(path)/checkpoints")
    if fresh {
      // The record goes first: without it, nothing else counts.
      for name in [
        "run.json", "checkpoints", "metrics.jsonl", "timings.jsonl", "scores", "failures",
      ] {
        try FileSystem.system.removeTree("\(path)/\(name)")
      }
    }
    for name in directoryEntries(path) where name.contains(".tmp-") {
      try FileSystem.system.removeTree("\(path)/\(name)")
    }
    try checkpoints.recover()
  }

  /// The run's record; nil when none was written yet.
  ///
  /// - Throws: ``RunError/noRecord(_:reason:)`` when it cannot be understood, ``StorageError``.
  public func record() throws -> RunRecord? {
    guard access("\(path)/run.json", F_OK) == 0 else { return nil }
    return try RecordedRun.record(in: path)
  }

  /// Replaces the run's record.
  ///
  /// - Throws: ``StorageError``; the old record is then as it was.
  public func write(_ record: RunRecord) throws {
    let text = try JSONEncoder.readableRecord.text(of: record) + "\n"
    try DurableFile.write(Array(text.utf8), to: "\(path)/run.json")
  }

  /// The newest whole checkpoint to go on from, and the logs cut back to it.
  ///
  /// - Throws: ``RunError/metricsTooShort(_:bytes:expected:)``, ``StorageError``.
  public func resume(report: (TornCheckpoint) -> Void = { _ in }) throws -> RunProgress {
    let checkpoint = checkpoints.newest(report: report)
    return RunProgress(
      checkpoint: checkpoint,
      metrics: try MetricsLog(
        "\(path)/metrics.jsonl", keeping: checkpoint?.position.metricsBytes ?? 0),
      timings: try MetricsLog("\(path)/timings.jsonl"))
  }

  /// Saves a checkpoint with the metrics written so far, which reach the disk before it does.
  ///
  /// - Throws: ``StorageError``; the checkpoints saved before are then as they were.
  public func save(
    _ checkpoint: Checkpoint, metrics: MetricsLog, isBest: Bool = false
  ) throws {
    var checkpoint = checkpoint
    checkpoint.position.metricsBytes = try metrics.sync()
    try checkpoints.save(checkpoint, isBest: isBest)
  }

  /// Refuses to begin where three checkpoints would not fit: two that stay and the one being saved.
  ///
  /// - Throws: ``StorageError`` with the bytes needed and the bytes free.
  public func requireSpace(checkpointBytes: Int) throws {
    let (needed, overflow) = checkpointBytes.multipliedReportingOverflow(by: 3)
    let free = try freeBytes(at: path)
    guard !overflow, free >= needed else {
      throw StorageError(
        path: path, action: "begin the run",
        reason: "3 checkpoints of \(checkpointBytes) bytes need to fit, \(free) bytes are free",
        bytesNeeded: overflow ? nil : needed)
    }
  }
}

/// Where a run stands when it begins or goes on.
public struct RunProgress: Sendable {
  /// The state to go on from; nil at the beginning.
  public let checkpoint: Checkpoint?
  /// What is measured: the same bytes for equal trainings.
  public let metrics: MetricsLog
  /// What was measured with a clock; it differs between equal trainings.
  public let timings: MetricsLog
}

/// The bytes that may still be written beneath a folder.
///
/// - Throws: ``StorageError`` when the folder is not there.
public func freeBytes(at path: String) throws -> Int {
  var status = statvfs()
  guard statvfs(path, &status) == 0 else {
    throw StorageError(path: path, action: "read", code: errno)
  }
  let (bytes, overflow) = Int(status.f_bavail).multipliedReportingOverflow(
    by: Int(status.f_frsize))
  return overflow ? Int.max : bytes
}
