internal import Foundation

extension DecodedCache {
  /// One copy in the folder.
  package struct Entry: Sendable {
    /// The file.
    package let path: String
    /// Its length.
    package let bytes: Int
    /// When it was made or last opened, in seconds since 1970.
    package let used: Double
  }

  /// The copies that are there, by name.
  package var entries: [Entry] {
    directoryEntries(folder).filter { $0.hasSuffix(Self.suffix) }.compactMap { name in
      var status = stat()
      let path = "\(folder)/\(name)"
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      let used = Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) * 1e-9
      return Entry(path: path, bytes: Int(status.st_size), used: used)
    }
  }

  /// Removes every copy, and what was left unfinished; processes that have one open keep it.
  ///
  /// - Throws: ``StorageError``.
  package func clear() throws {
    for entry in entries {
      removeUnfinished(entry.path)
      try fileSystem.remove(entry.path)
    }
    for name in directoryEntries(folder) where name.hasSuffix(Self.suffix + ".lock") {
      let path = "\(folder)/\(name)"
      // Held by a process that makes a copy just now.
      guard let turn = MakersTurn(ifFree: path) else { continue }
      removeUnfinished(String(path.dropLast(5)))
      try fileSystem.remove(path)
      turn.end()
    }
  }

  /// Removes what processes that died left beside a copy; nobody else may be making it.
  func removeUnfinished(_ path: String) {
    let name = (path as NSString).lastPathComponent + ".tmp-"
    for entry in directoryEntries(folder) where entry.hasPrefix(name) {
      // What cannot be removed only takes room.
      try? fileSystem.remove("\(folder)/\(entry)")
    }
  }
}

/// A lock that one process at a time holds while it makes a copy; it goes when the process does.
struct MakersTurn {
  private let descriptor: Int32

  /// Waits for the lock; where locks do not exist, as on some network disks, there is none.
  ///
  /// - Throws: ``StorageError``, ``Interrupted``.
  init(_ path: String) throws {
    descriptor = try FileSystem.system.open(path, O_RDWR | O_CREAT)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      do { try Interrupt.check() } catch {
        close(descriptor)
        throw error
      }
      usleep(50_000)
    }
  }

  /// The lock if nobody has it.
  init?(ifFree path: String) {
    guard let descriptor = try? FileSystem.system.open(path, O_RDWR) else { return nil }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
  }

  func end() { FileSystem.system.unlock(descriptor) }
}
