import Foundation

/// The protocol that the plugins in each kind folder conform to.
let kindFolders = [
  "Losses": "Loss", "Miners": "Miner", "Samplers": "Sampler", "Architectures": "Architecture",
  "Augmentations": "Augmentation", "Mixes": "Mix", "Optimizers": "Optimizer",
  "Schedules": "Schedule",
  "DataSources": "DataSource",
]

/// One Swift file of a module.
struct SourceFile {
  let path: String
  let folder: String
  let text: String

  /// Path below the module's folder.
  var relativePath: String {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }

  /// The type that the file is named after.
  var type: String { URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent }

  /// The first folder below the module's, or nil for a file that lies in the module's own.
  var subfolder: String? {
    let parts = relativePath.split(separator: "/")
    return parts.count > 1 ? String(parts[0]) : nil
  }

  /// The protocol of its kind folder, or nil for a helper.
  var kind: String? { subfolder.flatMap { kindFolders[$0] } }

  var lines: [String] { text.components(separatedBy: "\n") }

  /// Index of the line that declares the type, or nil.
  var declaration: Int? {
    lines.firstIndex { line in
      let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "/" }
      guard let keyword = words.firstIndex(where: { ["struct", "enum", "class"].contains($0) })
      else { return false }
      return keyword + 1 < words.count && words[keyword + 1] == type
        && !words[..<keyword].contains { $0.hasPrefix("/") }
    }
  }
}

/// What is wrong with where a file is or what it declares, as a compiler would say it, or nil.
func problem(_ file: SourceFile) -> String? {
  if let kind = file.kind {
    guard file.declaration == nil else { return nil }
    return "\(file.path):1:1: error: expected a type \(file.type): \(kind), named as its file; "
      + "a helper belongs in Support/"
  }
  guard let subfolder = file.subfolder, subfolder != "Support" else { return nil }
  let known = (kindFolders.keys.sorted() + ["Support"]).joined(separator: ", ")
  return "\(file.path):1:1: error: no kind of plugin has the folder \(subfolder) (known: \(known))"
}

/// Types whose names differ in capitals alone would have one name on the command line.
func sameNames(_ files: [SourceFile]) -> [String] {
  let plugins = files.filter { $0.kind != nil }
  return Dictionary(grouping: plugins) { $0.type.lowercased() }.values
    .filter { $0.count > 1 }
    .map { same in
      let paths = same.map(\.path).sorted()
      return "\(paths[0]):1:1: error: named as \(paths.dropFirst().joined(separator: " and "))"
    }.sorted()
}
