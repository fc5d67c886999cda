internal import Foundation

/// The Swift compiler that built the engine, for recipes and for plugins of other people.
struct SwiftCompiler: Sendable {
  /// The compiler driver, `swiftc`.
  let path: String
  let engine: Engine

  /// The compiler in `PATH`.
  ///
  /// - Throws: ``CompileError`` when there is none.
  init(engine: Engine = .running) throws {
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let candidates = folders.split(separator: ":").map { "\($0)/swiftc" }
    guard let path = candidates.first(where: FileManager.default.isExecutableFile) else {
      throw CompileError(
        what: "anything", diagnostics: "there is no swiftc in PATH; install Swift 6.3")
    }
    self.path = path
    self.engine = engine
  }

  /// What must be the same for a compiled library to be used again, apart from its sources.
  func identity() throws -> String {
    let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let values = try FileManager.default.attributesOfItem(atPath: file.path)
    let date = (values[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    let compiler = "\(file.path) \(values[.size] ?? 0) \(date)"
    return try ([compiler, engine.identity()] + commonFlags).joined(separator: "\n")
  }

  /// Flags of every compilation: the engine's modules, and code for this machine.
  var commonFlags: [String] {
    ["-O", "-wmo", "-swift-version", "6", "-I", engine.modules, "-Xcc", "-march=native"]
      + engine.moduleMaps.flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
  }

  /// Runs the compiler.
  ///
  /// - `what`: the sentence's subject in an error.
  /// - `shown`: pairs of paths; the first is replaced by the second in what the compiler says.
  ///
  /// - Throws: ``CompileError`` with what the compiler says.
  func run(_ arguments: [String], what: String, shown: [(String, String)]) throws {
    let (end, text) = try ChildProcess.run([path] + arguments)
    guard end != .code(0) else { return }
    var diagnostics = text
    for (actual, name) in shown {
      diagnostics = diagnostics.replacingOccurrences(of: actual, with: name)
    }
    throw CompileError(what: what, diagnostics: diagnostics)
  }
}

/// Sources that the Swift compiler refuses.
public struct CompileError: Error, Equatable, CustomStringConvertible {
  /// The recipe or plugin folder, in words.
  public let what: String
  /// What the compiler says, with the author's own files and lines.
  public let diagnostics: String

  /// What is refused, followed by what the compiler says.
  public var description: String {
    "\(what) does not compile\n\(diagnostics.trimmingCharacters(in: .whitespacesAndNewlines))"
  }
}
