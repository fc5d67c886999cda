internal import Foundation
internal import Glibc
internal import Synchronization

/// What is said when the code of a plugin crashes: which law was being checked.
enum CrashNotice {
  /// The address of the words, or 0; a signal's handler can use nothing but memory that is there.
  private static let words = Atomic<UInt>(0)

  /// Runs `body`; should it crash, the process writes the words after the runtime's and exits with 1.
  static func during<Result>(_ text: String, _ body: () -> Result) -> Result {
    let copy = strdup(text)
    fflush(nil)
    words.store(UInt(bitPattern: copy), ordering: .releasing)
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
      signal(number) { _ in CrashNotice.write() }
    }
    defer {
      words.store(0, ordering: .releasing)
      for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] { signal(number, SIG_DFL) }
      free(copy)
    }
    return body()
  }

  private static func write() -> Never {
    let address = words.load(ordering: .acquiring)
    if let text = UnsafePointer<CChar>(bitPattern: address) {
      _ = Glibc.write(STDOUT_FILENO, text, strlen(text))
    }
    _exit(1)
  }
}
