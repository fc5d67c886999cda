internal import Glibc

/// A file being written: every byte goes out, or an error says why not.
final class WritableFile {
  let path: String
  private let fileSystem: FileSystem
  private var descriptor: Int32
  /// The bytes that the whole file will have, for the error message.
  private let bytesNeeded: Int?
  private let hash: SHA256?

  /// A new file; one of that name must not exist.
  init(
    creating path: String, bytesNeeded: Int? = nil, hashing: Bool = false,
    _ fileSystem: FileSystem = .system
  ) throws {
    self.path = path
    self.fileSystem = fileSystem
    self.bytesNeeded = bytesNeeded
    hash = hashing ? SHA256() : nil
    descriptor = try fileSystem.open(path, O_WRONLY | O_CREAT | O_EXCL)
  }

  /// A file that grows at its end, made where it is not there yet.
  init(appendingTo path: String, _ fileSystem: FileSystem = .system) throws {
    self.path = path
    self.fileSystem = fileSystem
    bytesNeeded = nil
    hash = nil
    descriptor = try fileSystem.open(path, O_RDWR | O_CREAT | O_APPEND)
  }

  deinit { if descriptor >= 0 { _ = Glibc.close(descriptor) } }

  /// Writes all bytes, however few the system takes at a time.
  func write(_ bytes: UnsafeRawBufferPointer) throws {
    hash?.update(bytes)
    var start = 0
    while start < bytes.count {
      start += try fileSystem.write(
        UnsafeRawBufferPointer(rebasing: bytes[start...]), to: descriptor, path,
        bytesNeeded: bytesNeeded ?? bytes.count)
    }
  }

  func write(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes(write) }

  /// The length of the file now.
  func length() throws -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw StorageError(path: path, action: "read", code: errno)
    }
    return Int(status.st_size)
  }

  func truncate(to length: Int) throws {
    try fileSystem.attempt(.truncate, path) { ftruncate(descriptor, length) }
  }

  /// Waits until the bytes are on the disk.
  func sync() throws {
    try fileSystem.attempt(.sync, path, bytesNeeded: bytesNeeded) { fsync(descriptor) }
  }

  /// Waits until the bytes are on the disk, and closes; the SHA-256 when it was asked for.
  @discardableResult
  func finish() throws -> String? {
    try sync()
    let open = descriptor
    descriptor = -1
    try fileSystem.attempt(.close, path, bytesNeeded: bytesNeeded) { Glibc.close(open) }
    return hash?.hexDigest()
  }
}
