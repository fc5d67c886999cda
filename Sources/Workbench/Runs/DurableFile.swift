/// A whole file replaced at once: after a crash there is the old one or the new one, complete.
///
/// Foundation's atomic write does not sync the folder, so that a power cut may undo the rename.
enum DurableFile {
  /// Replaces the file at `path`, or makes it.
  ///
  /// - Throws: ``StorageError``; the old file is then as it was.
  static func write(_ bytes: [UInt8], to path: String, _ fileSystem: FileSystem = .system) throws {
    try write(to: path, bytesNeeded: bytes.count, fileSystem) { try $0.write(bytes) }
  }

  /// Replaces the file at `path` by what `body` writes.
  static func write(
    to path: String, bytesNeeded: Int, _ fileSystem: FileSystem = .system,
    _ body: (WritableFile) throws -> Void
  ) throws {
    let temporary = temporaryName(for: path)
    do {
      let file = try WritableFile(creating: temporary, bytesNeeded: bytesNeeded, fileSystem)
      try body(file)
      try file.finish()
      try fileSystem.rename(temporary, to: path)
    } catch {
      try? fileSystem.remove(temporary)
      throw error
    }
    try fileSystem.syncDirectory(parentDirectory(of: path))
  }

  /// Points a symbolic link elsewhere, without a moment in which it is missing.
  static func replaceLink(
    _ path: String, to target: String, _ fileSystem: FileSystem = .system
  ) throws {
    let temporary = temporaryName(for: path)
    do {
      try fileSystem.link(temporary, to: target)
      try fileSystem.rename(temporary, to: path)
    } catch {
      try? fileSystem.remove(temporary)
      throw error
    }
    try fileSystem.syncDirectory(parentDirectory(of: path))
  }
}

/// A name beside `path` that nobody else uses: `path.tmp-<random>`.
func temporaryName(for path: String) -> String {
  "\(path).tmp-\(String(UInt32.random(in: .min ... .max), radix: 16))"
}
