import Foundation
import Plugins
import TestSupport
import Testing

/// Folder, registry and tests agree: one plugin is one source file and one test file.
@Suite struct PluginFilesTests {
  /// Names of the Swift files in a folder, without the ending.
  private func stems(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(packageFolder)/\(folder)")
      .filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(".swift".count)) }.sorted()
  }

  @Test(arguments: PluginKind.allCases)
  func `every file of a kind's folder is one plugin of the registry`(_ kind: PluginKind) throws {
    let registered = Registry.standard.entries(of: kind).map(\.file).sorted()
    let found = try stems("Sources/Plugins/\(kind.folder)").map { "\(kind.folder)/\($0).swift" }
    #expect(found == registered)
  }

  @Test(arguments: PluginKind.allCases)
  func `every plugin has a test file of its name, and every test file its plugin`(
    _ kind: PluginKind
  ) throws {
    let sources = try stems("Sources/Plugins/\(kind.folder)")
    let tests = try stems("Tests/PluginsTests/\(kind.folder)")
    #expect(tests == sources.map { $0 + "Tests" }.sorted())
  }

  @Test func `folders are those of kinds, and of helpers`() throws {
    let kinds = Set(PluginKind.allCases.map(\.folder))
    for (root, others) in [
      ("Sources/Plugins", ["Support"]), ("Tests/PluginsTests", ["Support", "Laws"]),
    ] {
      let folders = try FileManager.default.contentsOfDirectory(atPath: "\(packageFolder)/\(root)")
        .filter { !$0.hasSuffix(".swift") && !$0.hasPrefix(".") }
      #expect(Set(folders) == kinds.union(others), "\(root)")
    }
  }
}
