internal import Foundation
internal import Workbench

/// The table of contents `CONTENTS.md`: every plugin with its sentence, its source and its files.
enum ContentsPage {
  static let file = "CONTENTS.md"

  /// The text, from what the build knows of the plugins.
  static func text(_ registry: Registry) -> String {
    let kinds = PluginKind.allCases.filter { !registry.entries(of: $0).isEmpty }
    let list = kinds.map { kind in
      let count = registry.entries(of: kind).count
      let name = count == 1 ? kind.rawValue : kind.plural
      return "[\(count) \(name)](#\(kind.plural.replacingOccurrences(of: " ", with: "-")))"
    }
    let head = """
      # Contents

      Every plugin: \(list.joined(separator: ", ")). Each is one file and one test; `./workbench plugins NAME` shows its options.

      This page is written by `./workbench contents`, and a test says whether it is current.

      """
    return ([head] + kinds.map { section($0, registry.entries(of: $0)) }).joined(separator: "\n")
  }

  private static func section(_ kind: PluginKind, _ entries: [PluginEntry]) -> String {
    let rows = entries.map { entry in
      let type = URL(fileURLWithPath: entry.file).deletingPathExtension().lastPathComponent
      let test = "Tests/PluginsTests/\(kind.folder)/\(type)Tests.swift"
      let source = entry.source.isEmpty ? "–" : entry.source
      return "| [`\(entry.name)`](Sources/Plugins/\(entry.file)) | \(cell(entry.summary)) | "
        + "\(cell(source)) | [test](\(test)) |"
    }
    let heading = kind.plural.prefix(1).uppercased() + kind.plural.dropFirst()
    return "## \(heading)\n\n| name | what it does | source | test |\n|---|---|---|---|\n"
      + rows.joined(separator: "\n") + "\n"
  }

  /// Text that stays in its cell.
  private static func cell(_ text: String) -> String {
    text.replacingOccurrences(of: "|", with: "\\|")
  }
}
