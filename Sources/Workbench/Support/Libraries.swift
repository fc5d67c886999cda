internal import CBLAS
internal import CDNN
internal import Foundation

/// The libraries that the arithmetic runs on, as this process has them loaded.
public enum Libraries {
  /// OpenBLAS's own words about its version, processor and threads.
  public static var openBLAS: String { String(cString: openblas_get_config()) }

  /// Whether OpenBLAS uses OpenMP's threads, which it then shares with oneDNN and our own loops.
  public static var sharesOnePool: Bool { openblas_get_parallel() == 2 }

  /// oneDNN's version, such as `2.6.3`.
  public static var oneDNN: String {
    guard let version = dnnl_version()?.pointee else { return "unknown" }
    return "\(version.major).\(version.minor).\(version.patch)"
  }

  /// The Swift that built this executable, such as `6.3.1`; SwiftPM leaves it beside it.
  public static var swift: String {
    let folder = Engine.running.folder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    guard let name = names.first(where: { $0.hasPrefix("swift-version-") }) else {
      return "unknown"
    }
    let words = text(of: "\(folder)/\(name)").split { $0 == " " || $0 == "\n" }
    guard let index = words.firstIndex(of: "version"), index + 1 < words.count else {
      return "unknown"
    }
    return String(words[index + 1])
  }

  /// Versions by name, for the record of a run.
  public static var versions: [String: String] {
    let words = openBLAS.split(separator: " ").dropFirst()
    return ["Swift": swift, "OpenBLAS": words.first.map(String.init) ?? "", "oneDNN": oneDNN]
  }
}
