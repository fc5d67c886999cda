internal import Foundation

/// Compiles a recipe to a library that the child process opens.
///
/// The library is kept under the hash of the recipe's bytes, flags, compiler and engine; what is
/// compiled is a copy of the very bytes that were hashed.
struct RecipeCompiler: Sendable {
  let compiler: SwiftCompiler

  /// The name of the recipe's `main` in its library, apart from the executable's own.
  static let entry = "workbench_recipe_main"

  init() throws { compiler = try SwiftCompiler() }

  /// The library of a recipe, compiled unless that was done before.
  ///
  /// - `path`: the recipe, for the compiler's messages.
  ///
  /// - Throws: ``CompileError`` with the recipe's own lines.
  func library(of text: String, path: String) throws -> String {
    let hash = SHA256()
    let parts = [try compiler.identity(), fileName(path), text].map { "\($0.utf8.count)\n" + $0 }
    for part in parts { Array(part.utf8).withUnsafeBytes(hash.update) }
    let cache = LibraryCache(folder: compiler.engine.cache + "/recipes")
    return try cache.library(key: hash.hexDigest()) { library, scratch in
      try compile(text, path: path, to: library, scratch: scratch)
    }
  }

  /// Top-level code makes an object; `-emit-library` alone would refuse it.
  private func compile(_ text: String, path: String, to library: String, scratch: String) throws {
    let source = "\(scratch)/\(fileName(path))"
    let object = "\(scratch)/recipe.o"
    try Data(text.utf8).write(to: URL(fileURLWithPath: source))
    let name = ["-module-name", "Recipe"]
    // Optimised, and yet a failed check says what failed and where.
    let checks = ["-assert-config", "Debug"]
    let main = ["-Xfrontend", "-entry-point-function-name", "-Xfrontend", Self.entry]
    try compiler.run(
      compiler.commonFlags + checks + name + main + ["-c", source, "-o", object], what: path,
      shown: [(source, path)])
    try compiler.run(
      name + ["-use-ld=lld", "-Xlinker", "--wrap=swift_errorInMain"]
        + ["-emit-library", object, "-o", library],
      what: path, shown: [(source, path)])
  }

  /// The compiler takes only files that end in `.swift`.
  private func fileName(_ path: String) -> String {
    let name = URL(fileURLWithPath: path).lastPathComponent
    return name.hasSuffix(".swift") ? name : name + ".swift"
  }
}
