internal import Foundation
internal import Glibc

/// Passes on what the child writes to standard error, and keeps Swift's last words to itself.
struct Relay {
  let descriptor: Int32
  private(set) var crash = LastWords()
  private var pending: ArraySlice<UInt8> = []

  init(descriptor: Int32) {
    self.descriptor = descriptor
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
  }

  /// Relays until the child has ended and its pipe is empty; what a program started by the child
  /// still holds open is not waited for.
  mutating func run(until child: ChildProcess) -> ChildProcess.End {
    while true {
      var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      poll(&poller, 1, 50)
      let open = drain()
      if let end = child.end(waiting: !open) {
        _ = drain()
        write(pending)
        return end
      }
    }
  }

  /// Relays what is there; false when the pipe is closed.
  private mutating func drain() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count > 0 {
        pass(buffer[..<count])
      } else if count == 0 || (errno != EINTR) {
        return count != 0
      }
    }
  }

  private mutating func pass(_ bytes: ArraySlice<UInt8>) {
    pending += bytes
    while let end = pending.firstIndex(of: 10) {
      let line = pending[...end]
      pending = pending[(end + 1)...]
      take(line)
    }
    // A bar of progress has no end of line; what begins like last words has to wait for its own.
    if !crash.isUnderWay {
      write(pending)
      pending = []
    }
  }

  private mutating func take(_ line: ArraySlice<UInt8>) {
    let isSwifts = crash.take(String(decoding: line.dropLast(), as: UTF8.self))
    if !isSwifts { write(line) }
  }

  private func write(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}

/// What Swift says when it ends a process: where, why, and a trace that helps nobody here.
struct LastWords {
  private var place = ""
  private var message: String?
  private var traces = false

  /// Whether the process is about to end.
  var isUnderWay: Bool { message != nil }

  /// Keeps a line that is Swift's; false for a line that is not.
  mutating func take(_ line: String) -> Bool {
    if traces, line.first?.isNumber == true { return true }
    traces = line == "Current stack trace:" && message != nil
    if traces { return true }
    // `Recipe/file.swift:12: Fatal error: Index out of range`
    for kind in ["Fatal error", "Precondition failed", "Assertion failed"] {
      guard let range = line.range(of: ": \(kind)"), line[..<range.lowerBound].contains(".swift:")
      else { continue }
      place = String(line[..<range.lowerBound])
      let said = line[line.index(range.lowerBound, offsetBy: 2)...]
      message = String(said.hasPrefix("Fatal error: ") ? said.dropFirst(13) : said)
      return true
    }
    return false
  }

  /// The end of the sentence "the recipe crashed": where and why, as far as Swift said it.
  func reason(signal number: Int32) -> String {
    guard let message else {
      let name = String(cString: strsignal(number))
      let advice = number == SIGKILL ? "; was there too little memory?" : ""
      return " (\(name))\(advice)"
    }
    let own = "Recipe/"
    return place.hasPrefix(own) ? " at \(place.dropFirst(own.count)): \(message)" : ": \(message)"
  }
}
