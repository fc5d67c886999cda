internal import Glibc

/// A regular file read once from its beginning to its end.
final class ReadableFile {
  let path: String
  /// The length when the file was opened; never more than this is read.
  let length: Int
  private(set) var position = 0
  private let descriptor: Int32
  private let hash: SHA256?

  /// Opens a file.
  ///
  /// - Throws: ``StorageError`` when it cannot be opened or is not a regular file.
  init(_ path: String, hashing: Bool = false) throws {
    self.path = path
    hash = hashing ? SHA256() : nil
    // A pipe of that name must not make us wait for its writer.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw StorageError(path: path, action: "read", code: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      _ = close(descriptor)
      throw StorageError(path: path, action: "read", reason: "not a regular file")
    }
    length = Int(status.st_size)
  }

  deinit { _ = close(descriptor) }

  /// Fills `buffer` with the next bytes.
  ///
  /// - Throws: ``StorageError`` when the file ends before.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws {
    var start = 0
    while start < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[start...])
      let count = Glibc.read(descriptor, rest.baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw StorageError(path: path, action: "read", code: errno) }
      guard count > 0 else {
        throw StorageError(
          path: path, action: "read",
          reason: "it ends at byte \(position + start), \(buffer.count - start) too early")
      }
      start += count
    }
    position += start
    hash?.update(UnsafeRawBufferPointer(buffer))
  }

  /// The next bytes.
  func read(_ count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    try bytes.withUnsafeMutableBytes(read(into:))
    return bytes
  }

  /// The SHA-256 of everything read, when it was asked for.
  func hexDigest() -> String? { hash?.hexDigest() }

  /// All bytes of a file that is at most `limit` long.
  static func bytes(_ path: String, limit: Int = 1 << 30) throws -> [UInt8] {
    let file = try ReadableFile(path)
    guard file.length <= limit else {
      throw StorageError(
        path: path, action: "read", reason: "\(file.length) bytes, more than \(limit)")
    }
    return try file.read(file.length)
  }
}
