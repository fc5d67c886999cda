internal import Foundation
internal import Plugins
internal import Workbench

/// A plugin that does not exist yet, and the files that it begins as.
struct NewPlugin {
  let name: String
  let folder: String
  /// The Swift type.
  let type: String
  private let template: PluginTemplate

  /// A plugin of a name that can be one and is free.
  ///
  /// - Throws: ``UsageError`` when the name is none, or taken; it then says by which file.
  init(
    name: String, template: PluginTemplate, folder: String, registry: Registry = .standard
  ) throws {
    self.name = name
    self.template = template
    self.folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    type = try typeName(name)
    if let entry = registry.entries.first(where: { $0.name == name }) {
      throw UsageError(
        "new: \(name) is a \(entry.kind?.rawValue ?? "plugin") of the workbench, Sources/Plugins/"
          + "\(entry.file); choose another name")
    }
    for kind in PluginKind.allCases {
      let file = "\(self.folder)/\(kind.folder)/\(type).swift"
      if FileManager.default.fileExists(atPath: file) {
        throw UsageError("new: \(name) is there already, \(file); choose another name")
      }
    }
  }

  /// Writes source, test and, where there is none, the folder's note; gives their paths.
  ///
  /// - Throws: ``UsageError`` when a file is in the way, or an error of writing. Nothing is written
  ///   over.
  func write() throws -> [String] {
    let note = "\(folder)/README.md"
    var files = [
      ("\(folder)/\(template.kind.folder)/\(type).swift", filled(template.source)),
      ("\(folder)/Tests/\(template.kind.folder)/\(type)Tests.swift", filled(template.test)),
    ]
    for (path, _) in files where FileManager.default.fileExists(atPath: path) {
      throw UsageError("new: \(path) is in the way; move it or choose another name")
    }
    if !FileManager.default.fileExists(atPath: note) {
      files.append((note, filled(PluginTemplate.note)))
    }
    for (path, text) in files {
      let url = URL(fileURLWithPath: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url, options: .withoutOverwriting)
    }
    return files.map(\.0)
  }

  private func filled(_ text: String) -> String {
    [
      "__Type__": type, "__type__": type.prefix(1).lowercased() + type.dropFirst(),
      "__name__": name, "__kind__": template.kind.rawValue, "__dir__": folder,
      "__folder__": template.kind.folder,
    ].reduce(text) { $0.replacingOccurrences(of: $1.key, with: $1.value) } + "\n"
  }
}

/// The Swift type of a plugin's name, `night-shift` → `NightShift`.
///
/// - Throws: ``UsageError`` that says how names are written.
func typeName(_ name: String) throws -> String {
  let words = name.split(separator: "-", omittingEmptySubsequences: false)
  let isKebab = words.allSatisfy { word in
    !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) }
  }
  guard isKebab, name.first?.isNumber == false else {
    let better = kebab(name)
    let fits = better != name && (try? typeName(better)) != nil
    throw UsageError(
      "new: a name is small letters and digits, begins with a letter, and its words are joined by "
        + "hyphens, such as night-shift; got \"\(name)\""
        + (fits ? "; did you mean \(better)?" : ""))
  }
  let type = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  guard !reserved.contains(type) else {
    throw UsageError("new: \(type) is a type already; choose a name that says more than \(name)")
  }
  guard pluginName(ofType: type) == name else {
    throw UsageError(
      "new: the type \(type) would be called \(pluginName(ofType: type)), not \(name); "
        + "choose words of more than one letter")
  }
  return type
}

/// A text as a name would be written.
private func kebab(_ text: String) -> String {
  let cut = pluginName(ofType: text).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
  return String(cut).split(separator: "-").joined(separator: "-").lowercased()
}

/// Types that a plugin's file needs under their own names, and words of Swift.
private let reserved: Set<String> = [
  "Any", "Architecture", "Array", "Augmentation", "Bool", "Character", "DataError", "DataSource",
  "Dictionary", "Distance", "Double", "Embedded", "Error", "Float", "Image", "InnerLoss", "Int",
  "Layer", "Loss", "Mined", "Miner", "Mode", "Network", "Optimizer", "OptionError", "Optional",
  "Pairs", "Parameters", "Plugin", "Protocol", "Random", "Reduction", "Registry", "Sampler",
  "Schedule", "Self", "Set", "Similarity", "String", "Tensor", "TrainingRows", "Triplet", "Type",
]
