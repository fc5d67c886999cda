internal import Foundation
internal import Glibc

/// A folder of plugins that is not part of this package: sources in kind folders, as ours are.
///
/// It is compiled once against the running engine and opened in this process; the engine's symbols
/// are left open in it, so that there is one copy of the engine.
struct PluginFolder {
  /// The folder as the user named it.
  let name: String
  let compiler: SwiftCompiler
  private let sources: [(path: String, bytes: [UInt8])]

  /// Reads the sources of a folder.
  ///
  /// - Throws: ``RegistryError`` when there is none.
  init(_ name: String) throws {
    let url = URL(fileURLWithPath: name)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      throw RegistryError.unusableFolder(name, "there is no such folder")
    }
    guard isFolder.boolValue else {
      throw RegistryError.unusableFolder(name, "expected a folder, got a file")
    }
    let paths = (FileManager.default.subpaths(atPath: url.path) ?? [])
      .filter { $0.hasSuffix(".swift") && !$0.hasPrefix(".") && !$0.contains("/.") }
      .filter { $0 != "Package.swift" && !$0.hasPrefix("Tests/") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard !paths.isEmpty else {
      let folders = PluginKind.allCases.map(\.folder).joined(separator: ", ")
      throw RegistryError.unusableFolder(
        name, "no Swift file in it; a plugin lies in a folder of its kind (\(folders))")
    }
    sources = try paths.map { path in
      (path, [UInt8](try Data(contentsOf: url.appending(path: path))))
    }
    self.name = name.hasSuffix("/") ? String(name.dropLast()) : name
    compiler = try SwiftCompiler()
  }

  /// Compiles the folder, unless that was done before, and opens it.
  ///
  /// - Throws: ``CompileError`` or ``RegistryError``.
  func entries() throws -> [PluginEntry] {
    let key = try self.key()
    let cache = LibraryCache(folder: compiler.engine.cache + "/plugins")
    let library = try cache.library(key: key) { library, scratch in
      try compile(to: library, scratch: scratch, module: "Plugins_" + key.prefix(16))
    }
    return try open(library)
  }

  func key() throws -> String {
    let hash = SHA256()
    Array(try compiler.identity().utf8).withUnsafeBytes(hash.update)
    for (path, bytes) in sources {
      Array("\u{0}\(path)\u{0}\(bytes.count)\u{0}".utf8).withUnsafeBytes(hash.update)
      bytes.withUnsafeBytes(hash.update)
    }
    return hash.hexDigest()
  }

  /// Compiles copies of the very bytes that the key was made of.
  ///
  /// - `tests`: files that are compiled besides and are no plugins.
  func compile(
    to library: String, scratch: String, module: String, tests: [String] = []
  ) throws {
    let copy = scratch + "/sources"
    for (path, bytes) in sources {
      let file = URL(fileURLWithPath: copy).appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    let files = sources.map { copy + "/" + $0.path }
    let list = scratch + "/PluginList.swift"
    try writeList(to: list, module: module, copy: copy, files: files)
    try compiler.run(
      compiler.commonFlags + strictness
        + ["-emit-library", "-parse-as-library", "-module-name", module, "-o", library, list]
        + files + tests,
      what: "plugin folder \(name)", shown: [(copy, name)])
  }

  private var strictness: [String] {
    ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"].flatMap {
      ["-enable-upcoming-feature", $0]
    }
  }

  private func writeList(to list: String, module: String, copy: String, files: [String]) throws {
    guard let tool = compiler.engine.pluginList else {
      throw RegistryError.unusableFolder(
        name, "no plugin-list beside \(compiler.engine.executable); build the workbench again")
    }
    let (end, text) = try ChildProcess.run([tool, "--third-party", module, copy, list] + files)
    guard end != .code(0) else { return }
    throw CompileError(
      what: "plugin folder \(name)", diagnostics: text.replacingOccurrences(of: copy, with: name))
  }

  private func open(_ library: String) throws -> [PluginEntry] {
    guard let handle = dlopen(library, RTLD_NOW | RTLD_LOCAL) else {
      let reason = dlerror().map { String(cString: $0) } ?? "unknown reason"
      throw RegistryError.unusableFolder(name, "cannot be opened: \(reason)")
    }
    guard let symbol = dlsym(handle, "workbench_plugins") else {
      throw RegistryError.unusableFolder(name, "its library has no entry workbench_plugins")
    }
    typealias Entry = @convention(c) (UnsafeMutableRawPointer) -> Void
    var found: [PluginEntry] = []
    withUnsafeMutablePointer(to: &found) { list in
      unsafeBitCast(symbol, to: Entry.self)(UnsafeMutableRawPointer(list))
    }
    return found.map { entry in
      PluginEntry(
        type: entry.type, file: name + "/" + entry.file, summary: entry.summary,
        source: entry.source, options: entry.options, hash: entry.hash)
    }
  }
}

extension Registry {
  /// Adds the plugins of a folder of sources, compiled once for this build of the engine.
  ///
  /// - Throws: ``CompileError`` with the author's own files and lines, or ``RegistryError``.
  public mutating func open(_ folder: String) throws {
    try add(PluginFolder(folder).entries())
  }
}
