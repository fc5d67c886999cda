internal import CProcess
internal import Foundation
internal import Glibc

/// The tests of one plugin of a folder, `Tests/<kind folder>/<type>Tests.swift` in Swift Testing.
///
/// They are compiled together with the folder's sources, whose types they see, and run in a process
/// of their own.
public struct PluginTests {
  private let folder: PluginFolder
  private let file: String

  /// The tests of a plugin that came from a folder; nil when it has none.
  ///
  /// - `folder`: as it was given to ``Registry/open(_:)``.
  ///
  /// - Throws: ``RegistryError`` when the folder cannot be read.
  public init?(of entry: PluginEntry, in folder: String) throws {
    let folder = try PluginFolder(folder)
    let source = URL(fileURLWithPath: entry.file)
    let kind = source.deletingLastPathComponent().lastPathComponent
    file = "Tests/\(kind)/\(source.deletingPathExtension().lastPathComponent)Tests.swift"
    guard entry.file.hasPrefix(folder.name + "/"),
      FileManager.default.fileExists(atPath: "\(folder.name)/\(file)")
    else { return nil }
    self.folder = folder
  }

  /// The file, below the folder as it was named.
  public var path: String { "\(folder.name)/\(file)" }

  /// Compiles and runs them; what Swift Testing says about each, and whether all pass.
  ///
  /// - Throws: ``CompileError`` with the author's own files and lines.
  public func run() throws -> (passed: Bool, lines: [String]) {
    let library = try folder.library(testing: file)
    let (end, text) = try ChildProcess.run(
      [Engine.running.executable, "__tests", library],
      environment: ["SWIFT_BACKTRACE": "enable=no", "NO_COLOR": "1"])
    let lines = text.split(separator: "\n").map(String.init)
    let passed = end == .code(0)
    // What passes is a line a test; what fails is shown as it is.
    return (passed, lines.compactMap { passed ? testName($0) : isHeading($0) ? nil : $0 })
  }
}

/// `✔ Test "a name" passed after 0.001 seconds.` → `✔ a name`; nil for other lines.
private func testName(_ line: String) -> String? {
  guard line.hasPrefix("✔ Test "), !line.hasPrefix("✔ Test run"),
    let end = line.range(of: " passed after ")
  else { return nil }
  let name = line[..<end.lowerBound].dropFirst("✔ Test ".count)
  return "✔ " + name.replacingOccurrences(of: "\"", with: "")
}

private func isHeading(_ line: String) -> Bool {
  line.hasPrefix("◇") || line.hasPrefix("↳ Testing") || line.hasPrefix("↳ Target")
}

extension PluginFolder {
  /// The library of the folder's sources and one file of tests.
  fileprivate func library(testing file: String) throws -> String {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(name)/\(file)")))
    let hash = SHA256()
    Array("\(try key())\u{0}\(file)\u{0}".utf8).withUnsafeBytes(hash.update)
    bytes.withUnsafeBytes(hash.update)
    let key = hash.hexDigest()
    let cache = LibraryCache(folder: compiler.engine.cache + "/plugins")
    return try cache.library(key: key) { library, scratch in
      let copy = scratch + "/sources"
      let main = scratch + "/RunTests.swift"
      try Data(Self.runTests.utf8).write(to: URL(fileURLWithPath: main))
      let test = URL(fileURLWithPath: copy).appending(path: file)
      try FileManager.default.createDirectory(
        at: test.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: test)
      try compile(
        to: library, scratch: scratch, module: "Plugins_" + key.prefix(16),
        tests: [test.path, main])
    }
  }

  /// What the process of tests calls: it runs every test of the library and exits.
  private static let runTests = """
    internal import Foundation
    internal import Testing

    @c(workbench_tests) public func workbenchTests() {
      Task { exit(await Testing.__swiftPMEntryPoint() as CInt) }
    }
    """
}

/// The process in which the tests of a plugin run: a trap ends it and not the one that reports it.
public enum PluginTestsChild {
  /// Opens a library and runs its tests.
  ///
  /// - Throws: ``RegistryError`` when it cannot be opened.
  public static func run(_ library: String) throws -> Never {
    print_line_by_line()
    die_with_parent(SIGTERM)
    guard let handle = dlopen(library, RTLD_NOW | RTLD_LOCAL),
      let symbol = dlsym(handle, "workbench_tests")
    else {
      let reason = dlerror().map { String(cString: $0) } ?? "unknown reason"
      throw RegistryError.unusableFolder(library, "cannot be opened: \(reason)")
    }
    typealias Entry = @convention(c) () -> Void
    unsafeBitCast(symbol, to: Entry.self)()
    dispatchMain()
  }
}
