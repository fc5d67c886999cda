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
    FileSystem { [self] _, _ in
      let number = count.withLock {
        $0 += 1
        return $0
      }
      return number == first || (number > first && !once) ? .error(code) : nil
    }
  }
}
