internal import Foundation

/// The running build of the workbench: where its executable, its modules and its caches lie.
struct Engine: Sendable {
  /// The executable file, links resolved.
  let executable: String

  /// The build that this process runs.
  static let running = Engine(
    executable: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
  )

  /// The folder of the executable, in which SwiftPM built everything else, too.
  var folder: String { parent(executable) }
  /// Where the compiler finds `Workbench`, `Plugins` and `Plots`.
  var modules: String { folder + "/Modules" }
  /// Compiled recipes and plugin folders; can be deleted at any time.
  var cache: String { folder + "/cache" }
  /// The root of the package: `.build`, triple and configuration lie below it.
  var package: String { parent(parent(parent(folder))) }

  /// The tool that lists the plugins of a folder.
  var pluginList: String? {
    ["plugin-list-tool", "plugin-list"].map { folder + "/" + $0 }
      .first(where: FileManager.default.isExecutableFile)
  }

  /// The module maps of the C libraries, which the compiler asks for when it reads our modules.
  var moduleMaps: [String] {
    let places = ["\(package)/Sources": "", folder: ".build"]
    return places.flatMap { place, suffix in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
      return names.filter { $0.hasSuffix(suffix) }.map { "\(place)/\($0)/module.modulemap" }
    }
    .filter(FileManager.default.fileExists).sorted()
  }

  /// The SHA-256 of the executable: what is compiled against one engine never meets another.
  func identity() throws -> String {
    SHA256.hexDigest(of: [UInt8](try Data(contentsOf: URL(fileURLWithPath: executable))))
  }

  private func parent(_ path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path
  }
}

/// The SHA-256 of the running executable, which every change of a source changes.
///
/// - Throws: an error of reading the file.
public func buildIdentity() throws -> String { try Engine.running.identity() }
