internal import Glibc

/// The calls that change what is on disk; each of them can fail.
enum FileCall: String, Sendable {
  case makeDirectory = "make the folder"
  case create, write, truncate
  case sync = "write to the disk"
  case close, rename
  case link = "make the link"
  case remove
}

/// What a test lets happen instead of a call.
enum Fault: Sendable {
  /// The call fails with this error number.
  case error(Int32)
  /// A write takes only this many bytes, as the system may do.
  case shortWrite(Int)
  /// The call counts as done though nothing happens: tests need not wait for a disk.
  case done
}

/// The system's file calls, one method each, where a test can step in before any of them.
///
/// An interrupted call (`EINTR`) is made again; every other failure is thrown as a
/// ``StorageError`` that names the path.
struct FileSystem: Sendable {
  /// Asked before every call.
  ///
  /// What it throws is thrown by the call: so a test ends "the process".
  var fault: (@Sendable (FileCall, String) throws -> Fault?)?

  static let system = FileSystem()

  /// Makes one folder.
  ///
  /// A folder that is there already is fine.
  func makeDirectory(_ path: String) throws {
    try attempt(.makeDirectory, path, accepting: EEXIST) { mkdir(path, 0o777) }
  }

  /// Makes a folder and those above it, each of them durable.
  func makeDirectories(_ path: String) throws {
    guard access(path, F_OK) != 0 else { return }
    let parent = parentDirectory(of: path)
    if parent != path { try makeDirectories(parent) }
    try makeDirectory(path)
    try syncDirectory(parent)
  }

  func rename(_ source: String, to destination: String) throws {
    try attempt(.rename, destination) { Glibc.rename(source, destination) }
  }

  /// Makes a new symbolic link.
  func link(_ path: String, to target: String) throws {
    try attempt(.link, path) { symlink(target, path) }
  }

  /// Removes a file, a link or an empty folder.
  ///
  /// One that is not there is fine.
  func remove(_ path: String) throws {
    try attempt(.remove, path, accepting: ENOENT) { Glibc.remove(path) }
  }

  /// Removes a folder with all that is in it, never following a link.
  func removeTree(_ path: String) throws {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      for name in directoryEntries(path) { try removeTree("\(path)/\(name)") }
    }
    try remove(path)
  }

  /// Makes the names in a folder survive a power cut.
  func syncDirectory(_ path: String) throws {
    let descriptor = try open(path, O_RDONLY | O_DIRECTORY, as: .sync)
    defer { _ = Glibc.close(descriptor) }
    // Some file systems cannot sync a folder and say so; their names are durable without it.
    try attempt(.sync, path, accepting: EINVAL) { fsync(descriptor) }
  }

  /// Opens a file descriptor that child processes do not inherit.
  func open(_ path: String, _ flags: Int32, as call: FileCall = .create) throws -> Int32 {
    var descriptor: Int32 = -1
    try attempt(call, path) {
      descriptor = Glibc.open(path, flags | O_CLOEXEC, 0o666)
      return descriptor
    }
    return descriptor
  }

  /// Lets go of a lock on a file, and closes it.
  ///
  /// A process that is just being started has a copy of the descriptor until it becomes another
  /// program: closing ours alone would leave the lock with it for that long.
  func unlock(_ descriptor: Int32) {
    _ = flock(descriptor, LOCK_UN)
    _ = Glibc.close(descriptor)
  }

  /// Writes once; the number of bytes that the system took.
  func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, _ path: String, bytesNeeded: Int
  ) throws -> Int {
    var limit = bytes.count
    var written = 0
    try attempt(.write, path, bytesNeeded: bytesNeeded, limit: { limit = min(limit, $0) }) {
      written = Glibc.write(descriptor, bytes.baseAddress, limit)
      // Nothing written and no error: a loop around this call would never end.
      if written == 0 { errno = EIO }
      return written > 0 ? 0 : -1
    }
    return written
  }

  /// Makes a call, again when interrupted.
  func attempt(
    _ call: FileCall, _ path: String, bytesNeeded: Int? = nil, accepting harmless: Int32 = 0,
    limit: (Int) -> Void = { _ in }, _ body: () -> Int32
  ) throws {
    while true {
      let code: Int32
      let injected = try fault?(call, path)
      if case .shortWrite(let count) = injected { limit(count) }
      switch injected {
      case .done: return
      case .error(let number): code = number
      case .shortWrite, nil: code = body() < 0 ? errno : 0
      }
      if code == 0 || code == harmless { return }
      // Linux has closed the descriptor even then: closing again could close somebody else's.
      if code == EINTR, call == .close { return }
      guard code == EINTR else {
        throw StorageError(
          path: path, action: call.rawValue, code: code, bytesNeeded: bytesNeeded)
      }
    }
  }
}

/// The folder that a path is in; `.` for a bare name.
func parentDirectory(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// The names in a folder, sorted bytewise; none when it cannot be read.
func directoryEntries(_ path: String) -> [String] {
  guard let directory = opendir(path) else { return [] }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}
