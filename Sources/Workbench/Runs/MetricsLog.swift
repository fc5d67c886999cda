internal import Foundation
internal import Synchronization

/// A thing that happened in a training: one line of `metrics.jsonl`.
public struct MetricsEvent: Codable, Sendable, Equatable {
  /// What happened.
  public enum Kind: String, Codable, Sendable {
    /// An update of the weights.
    case step
    /// The end of an epoch, validation included.
    case epoch
  }

  /// What happened.
  public var kind: Kind
  /// The epoch, from 0.
  public var epoch: Int
  /// Steps of the whole training done by then.
  public var step: Int
  /// What was measured, by name; no times, so that equal trainings write equal bytes.
  public var values: [String: Double]

  /// The given event.
  public init(_ kind: Kind, epoch: Int, step: Int, values: [String: Double]) {
    self.kind = kind
    self.epoch = epoch
    self.step = step
    self.values = values
  }
}

/// An append-only file of one JSON object a line.
///
/// Every event is in the system's hands when ``append(_:)`` returns and on the disk after
/// ``sync()``. A line that a crash cut short is dropped by ``events(in:)`` and by the next opening.
public final class MetricsLog: Sendable {
  /// The file.
  public let path: String
  private let state: Mutex<State>

  private struct State: ~Copyable {
    var file: WritableFile
    var length: Int
  }

  /// Opens or makes a file.
  ///
  /// With `bytes`, everything behind them is cut off: what happened after the checkpoint that a
  /// training goes on from will happen again. Without, only a torn last line is cut off.
  ///
  /// - Throws: ``RunError/metricsTooShort(_:bytes:expected:)``, ``StorageError``.
  public convenience init(_ path: String, keeping bytes: Int? = nil) throws {
    try self.init(path, keeping: bytes, .system)
  }

  init(_ path: String, keeping bytes: Int? = nil, _ fileSystem: FileSystem) throws {
    self.path = path
    let file = try WritableFile(appendingTo: path, fileSystem)
    let length = try file.length()
    let wanted = try bytes ?? MetricsLog.wholeLines(path)
    guard wanted <= length else {
      throw RunError.metricsTooShort(path, bytes: length, expected: wanted)
    }
    if wanted < length { try file.truncate(to: wanted) }
    state = Mutex(State(file: file, length: wanted))
  }

  /// Adds one event.
  ///
  /// - Throws: ``StorageError``; the file is then cut back to whole lines.
  public func append(_ event: some Encodable & Sendable) throws {
    let line = Array(try JSONEncoder.record.encode(event)) + [UInt8(ascii: "\n")]
    try state.withLock { state in
      do {
        try state.file.write(line)
        state.length += line.count
      } catch {
        try? state.file.truncate(to: state.length)
        throw error
      }
    }
  }

  /// Waits until all events are on the disk; their length in bytes.
  @discardableResult
  public func sync() throws -> Int {
    try state.withLock { state in
      try state.file.sync()
      return state.length
    }
  }

  /// The events of a file, without a last line that is cut short; none when there is no file.
  ///
  /// - Throws: ``StorageError``, or ``RunError`` naming the line that is not an event.
  public static func events(in path: String) throws -> [MetricsEvent] {
    guard access(path, F_OK) == 0 else { return [] }
    let bytes = try ReadableFile.bytes(path)
    let whole = bytes.prefix(through: bytes.lastIndex(of: UInt8(ascii: "\n")) ?? -1)
    let decoder = JSONDecoder.record
    return try whole.split(separator: UInt8(ascii: "\n")).enumerated().map { index, line in
      do {
        return try decoder.decode(MetricsEvent.self, from: Data(line))
      } catch {
        throw RunError.noRecord("\(path):\(index + 1)", reason: "the line is not an event")
      }
    }
  }

  /// The length up to the end of the last whole line.
  private static func wholeLines(_ path: String) throws -> Int {
    let bytes = try ReadableFile.bytes(path)
    return (bytes.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
  }
}
