internal import Foundation

/// A file or folder of a page that could not be written.
public struct PageWriteError: Error, Equatable, CustomStringConvertible {
  /// The file or folder.
  public let path: String
  /// The system's reason.
  public let reason: String

  /// The problem in one sentence.
  public var description: String { "\(path): cannot be written: \(reason)" }

  /// The last error of the system, about one path.
  init(_ path: String, code: Int32 = errno) {
    self.path = path
    reason = String(cString: strerror(code))
  }
}

/// Files that are there whole or not at all.
public enum AtomicFile {
  /// Writes beside the file, syncs, and renames; a file that already holds the bytes is left alone.
  ///
  /// - Throws: ``PageWriteError``; the file is then what it was before.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    if FileManager.default.contents(atPath: path).map({ $0.elementsEqual(bytes) }) == true {
      return
    }
    let name = (path as NSString).lastPathComponent
    let folder = (path as NSString).deletingLastPathComponent
    let random = String(UInt64.random(in: .min ... .max), radix: 36)
    let temporary = (folder as NSString).appendingPathComponent(".\(name).\(random).tmp")
    do {
      try writeAndSync(bytes, to: temporary, named: path)
      guard rename(temporary, path) == 0 else { throw PageWriteError(path) }
    } catch {
      unlink(temporary)
      throw error
    }
    syncFolder(folder.isEmpty ? "." : folder)
  }

  /// Writes text as UTF-8.
  public static func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  /// Makes a folder and those above it.
  public static func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw PageWriteError(path)
    }
  }

  private static func writeAndSync(_ bytes: [UInt8], to temporary: String, named path: String)
    throws
  {
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw PageWriteError(path) }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Foundation.write(
          descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw PageWriteError(path) }
      written += count
    }
    guard fsync(descriptor) == 0 else { throw PageWriteError(path) }
  }

  /// Makes the rename itself last; a file system that cannot do that is no reason to fail.
  private static func syncFolder(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
