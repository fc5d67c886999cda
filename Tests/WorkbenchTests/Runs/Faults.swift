import Glibc
import Synchronization

@testable import Workbench

/// A file system whose n-th call fails, and those after it too unless it fails once only.
final class FailingCalls: Sendable {
  private let count = Mutex(0)
  private let first: Int
  private let code: Int32
  private let once: Bool

  init(from first: Int, code: Int32, once: Bool = true) {
    self.first = first
    self.code = code
    self.once = once
  }

  var fileSystem: FileSystem {
    FileSystem { [self] call, _ in
      let number = count.withLock {
        $0 += 1
        return $0
      }
      if number == first || (number > first && !once) { return .error(code) }
      return call == .sync ? .done : nil
    }
  }
}

extension FileSystem {
  /// Does everything but wait for the disk: for what is around the calls that a test is about.
  static let hasty = FileSystem { call, _ in call == .sync ? .done : nil }
}

/// A disk that takes five bytes of a write and then has no room, while it is full.
final class FillingDisk: Sendable {
  let isFull = Mutex(false)
  private let taken = Mutex(false)

  var fileSystem: FileSystem {
    FileSystem { [self] call, _ in
      guard call == .write, isFull.withLock({ $0 }) else { return nil }
      let isSecond = taken.withLock { taken in
        defer { taken.toggle() }
        return taken
      }
      return isSecond ? .error(ENOSPC) : .shortWrite(5)
    }
  }
}
