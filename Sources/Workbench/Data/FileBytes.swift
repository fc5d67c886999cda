internal import Glibc

/// The bytes of a picture's file, as ``readPicture(_:into:)`` reads them.
func pictureBytes(of path: String) throws(ImageError) -> [UInt8] {
  var bytes: [UInt8] = []
  try readPicture(path, into: &bytes)
  return bytes
}

/// Replaces `bytes` by those of a picture's file; refuses what is not a plain file of a reasonable
/// size.
///
/// A pipe or device is opened without waiting and then refused by what `fstat` says of the open
/// descriptor, so nothing can be swapped in between.
func readPicture(_ path: String, into bytes: inout [UInt8]) throws(ImageError) {
  let limit = 64 << 20
  guard !path.utf8.contains(0) else {
    throw .unreadable(path: path, reason: "a zero byte in its name")
  }
  let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
  guard descriptor >= 0 else { throw .unreadable(path: path, reason: systemReason()) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else {
    throw .unreadable(path: path, reason: systemReason())
  }
  switch status.st_mode & S_IFMT {
  case S_IFREG: break
  case S_IFDIR: throw .notAFile(path: path, kind: "folder")
  case S_IFIFO: throw .notAFile(path: path, kind: "pipe")
  case S_IFSOCK: throw .notAFile(path: path, kind: "socket")
  default: throw .notAFile(path: path, kind: "device")
  }
  let size = Int(status.st_size)
  guard size > 0 else { throw .empty(path: path) }
  guard size <= limit else { throw .fileTooLarge(path: path, bytes: size, limit: limit) }
  bytes.setCount(size)
  guard read(descriptor, into: &bytes) else {
    throw .unreadable(path: path, reason: systemReason())
  }
}

/// Fills `bytes`, which get fewer when the file has shrunk; false when reading fails.
private func read(_ descriptor: Int32, into bytes: inout [UInt8]) -> Bool {
  var (count, failed) = (0, false)
  bytes.withUnsafeMutableBytes { buffer in
    while count < buffer.count {
      let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
      if got < 0 && errno == EINTR { continue }
      failed = got < 0
      guard got > 0 else { return }
      count += got
    }
  }
  bytes.setCount(count)
  return !failed
}

/// What the last failed system call says.
func systemReason() -> String { String(cString: strerror(errno)) }
