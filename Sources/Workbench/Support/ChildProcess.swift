internal import Foundation
internal import Glibc

/// A program started by this one.
public struct ChildProcess: Sendable {
  /// How a program ended.
  public enum End: Equatable, Sendable {
    /// By itself, with an exit code.
    case code(Int32)
    /// By a signal.
    case signal(Int32)
  }

  /// A program that could not be started.
  struct StartError: Error, Equatable, CustomStringConvertible {
    let program: String
    let reason: String
    var description: String { "cannot start \(program): \(reason)" }
  }

  /// The process id.
  let id: pid_t

  /// Starts a program.
  ///
  /// - `arguments`: the program, looked for in `PATH` unless it has a slash, and its arguments.
  /// - `environment`: variables that differ from this process's own.
  /// - `output`, `errors`: descriptors to use for standard output and error instead of our own.
  ///
  /// - Throws: ``StartError``.
  init(
    _ arguments: [String], environment: [String: String] = [:], output: Int32? = nil,
    errors: Int32? = nil
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let output { posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO) }
    if let errors { posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO) }
    var attributes = ChildProcess.cleanSignals()
    defer { posix_spawnattr_destroy(&attributes) }
    let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    var id = pid_t()
    let code = withCStrings(arguments) { argumentPointers in
      withCStrings(variables.map { "\($0)=\($1)" }) { variablePointers in
        posix_spawnp(
          &id, arguments.first ?? "", &actions, &attributes, argumentPointers, variablePointers)
      }
    }
    guard code == 0 else {
      throw StartError(
        program: arguments.first ?? "", reason: String(cString: strerror(code)))
    }
    self.id = id
  }

  /// A program meets signals as if a shell had started it: none blocked, which threads of the pool
  /// have, and the ones of writing not ignored, which we do.
  private static func cleanSignals() -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    var (none, ours) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigemptyset(&ours)
    for signal in [SIGPIPE, SIGXFSZ] { sigaddset(&ours, signal) }
    posix_spawnattr_init(&attributes)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &ours)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
    return attributes
  }

  /// How the program ended, once it has; nil while it runs and `waiting` is false.
  func end(waiting: Bool = true) -> End? {
    var status: Int32 = 0
    var result = waitpid(id, &status, waiting ? 0 : WNOHANG)
    while result < 0, errno == EINTR { result = waitpid(id, &status, waiting ? 0 : WNOHANG) }
    guard result == id else { return result < 0 ? .code(1) : nil }
    let signal = status & 0x7f
    return signal == 0 ? .code((status >> 8) & 0xff) : .signal(signal)
  }

  /// Runs a program to its end; its output and errors together, as written.
  ///
  /// - Throws: ``StartError``.
  public static func run(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> (end: End, text: String) {
    let pipe = Pipe()
    let writing = pipe.fileHandleForWriting.fileDescriptor
    let child = try ChildProcess(
      arguments, environment: environment, output: writing, errors: writing)
    try pipe.fileHandleForWriting.close()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    return (child.end() ?? .code(1), String(decoding: data, as: UTF8.self))
  }
}

private func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) throws -> Result
) rethrows -> Result {
  let copies = strings.map { strdup($0) }
  defer { copies.forEach { free($0) } }
  return try body(copies + [nil])
}
