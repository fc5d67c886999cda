internal import Foundation

/// A run directory's one writer; let go when the process ends, however it ends.
final class RunLock: Sendable {
  /// Who holds a lock, so that others can say it and see whether it still lives.
  struct Holder: Codable, Equatable {
    var host: String
    var pid: Int32
    /// A new one at every start of the machine.
    var bootID: String
    /// When the process began, in ticks since the machine's start: a pid may come again.
    var startTime: String

    static var current: Holder {
      Holder(
        host: ProcessInfo.processInfo.hostName, pid: getpid(), bootID: Self.bootID,
        startTime: processStart(getpid()) ?? "")
    }

    /// Whether the process still runs; on another machine, nobody here can tell that it does not.
    var isAlive: Bool {
      if host != ProcessInfo.processInfo.hostName { return true }
      return bootID == Self.bootID && Holder.processStart(pid) == startTime
    }

    private static var bootID: String {
      text(of: "/proc/sys/kernel/random/boot_id").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Field 22 of `/proc/<pid>/stat`; the command's name before it may hold spaces and brackets.
    private static func processStart(_ pid: Int32) -> String? {
      let stat = text(of: "/proc/\(pid)/stat")
      guard let bracket = stat.lastIndex(of: ")") else { return nil }
      let fields = stat[bracket...].split(separator: " ")
      // A process that ended and was not waited for yet is there as a zombie.
      return fields.count > 20 && fields[1] != "Z" ? String(fields[20]) : nil
    }
  }

  private let descriptor: Int32

  /// Takes the lock of a folder.
  ///
  /// - Throws: ``RunError/locked(_:by:)`` naming the holder, ``StorageError``.
  init(_ folder: String) throws {
    let path = RunLock.path(folder)
    let descriptor = try FileSystem.system.open(path, O_RDWR | O_CREAT)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(descriptor)
      guard code == EWOULDBLOCK else {
        throw StorageError(path: path, action: "lock", code: code)
      }
      let holder = RunLock.holder(of: folder)
      throw RunError.locked(
        folder, by: holder.map { "process \($0.pid) on \($0.host)" } ?? "another process")
    }
    self.descriptor = descriptor
    let text = Array(try JSONEncoder.record.text(of: Holder.current).utf8)
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, text, text.count, 0) == text.count
    else {
      throw StorageError(path: path, action: "write", code: errno, bytesNeeded: text.count)
    }
  }

  deinit {
    // Emptied first: a lock let go properly names nobody.
    _ = ftruncate(descriptor, 0)
    FileSystem.system.unlock(descriptor)
  }

  /// Who wrote the lock last; it may be dead.
  ///
  /// Taking the lock to find out could stop a writer.
  static func holder(of folder: String) -> Holder? {
    let bytes = try? ReadableFile.bytes(path(folder), limit: 1 << 16)
    return bytes.flatMap { try? JSONDecoder.record.decode(Holder.self, from: Data($0)) }
  }

  private static func path(_ folder: String) -> String { "\(folder)/run.lock" }
}
