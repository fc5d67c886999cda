internal import Foundation
internal import Glibc
internal import Synchronization

/// Compiles a recipe and runs it in a child process.
public enum RecipeRunner {
  /// The text of a recipe.
  ///
  /// - Throws: ``RecipeError`` when there is none, with the recipes beside it.
  public static func text(of path: String) throws -> String {
    let url = URL(fileURLWithPath: path)
    guard FileManager.default.fileExists(atPath: path), !url.hasDirectoryPath else {
      let isFolder = url.hasDirectoryPath
      let folder = isFolder ? url.path : url.deletingLastPathComponent().path
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      let prefix =
        isFolder
        ? (path.hasSuffix("/") ? path : path + "/")
        : String(path.dropLast(url.lastPathComponent.count))
      throw RecipeError.missing(
        path, known: names.filter { $0.hasSuffix(".swift") }.sorted().map { prefix + $0 })
    }
    guard let text = String(bytes: try Data(contentsOf: url), encoding: .utf8) else {
      throw RecipeError.notText(path)
    }
    return text
  }

  /// Runs a recipe to its end and gives its exit code.
  ///
  /// - Throws: ``CompileError``, ``RecipeError`` or an error of a file.
  public static func run(_ context: RecipeContext) throws -> Int32 {
    try RunDirectory.check(context.name, isNameOf: .recipe)
    let library = try RecipeCompiler().library(of: context.text, path: context.recipe)
    let order = FileManager.default.temporaryDirectory
      .appending(path: "workbench-\(UUID().uuidString).json")
    let encoded = try JSONEncoder.sorted.encode(
      RecipeChild.Order(library: library, context: context))
    try encoded.write(to: order)
    defer { unlink(order.path) }
    return try run(order: order.path, threads: context.threads)
  }

  private static func run(order: String, threads: Int) throws -> Int32 {
    var environment = ["OMP_NUM_THREADS": "\(threads)", "SWIFT_BACKTRACE": "enable=no"]
    if let columns = Terminal.columns(of: STDERR_FILENO) {
      environment[Terminal.variable] = "\(columns)"
    }
    let pipe = Pipe()
    Forwarding.begin()
    let child = try ChildProcess(
      [Engine.running.executable, "__recipe", order], environment: environment,
      errors: pipe.fileHandleForWriting.fileDescriptor)
    Forwarding.child.store(child.id, ordering: .relaxed)
    try pipe.fileHandleForWriting.close()
    var relay = Relay(descriptor: pipe.fileHandleForReading.fileDescriptor)
    let end = relay.run(until: child)
    Forwarding.child.store(0, ordering: .relaxed)
    switch end {
    case .code(let code): return code
    case .signal(SIGINT): return ExitCode.interrupted.rawValue
    case .signal(SIGTERM): return ExitCode.terminated.rawValue
    case .signal(let number): throw RecipeError.crashed(relay.crash.reason(signal: number))
    }
  }
}

/// Hands signals on to the child, which decides when to stop; the parent waits for it.
///
/// Ctrl-C reaches the child by itself, as it is in the terminal's group; a signal that another
/// process sent to the parent alone does not.
private enum Forwarding {
  static let child = Atomic<Int32>(0)

  static func begin() {
    var action = sigaction()
    action.__sigaction_handler.sa_sigaction = { number, information, _ in
      let id = Forwarding.child.load(ordering: .relaxed)
      let sentByProcess = (information?.pointee.si_code ?? 0) <= 0
      if id > 0, sentByProcess { kill(id, number) }
    }
    action.sa_flags = SA_RESTART | SA_SIGINFO
    sigaction(SIGINT, &action, nil)
    sigaction(SIGTERM, &action, nil)
  }
}
