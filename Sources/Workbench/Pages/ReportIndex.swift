internal import Foundation

/// The index of all pages, `reports/README.md`, made anew from the `results.json` files there are.
public enum ReportIndex {
  /// Writes the index of a folder of pages.
  ///
  /// - Throws: ``StorageError`` when it cannot be written. A page whose numbers cannot be read is
  ///   listed as such.
  public static func write(reports: String) throws {
    try AtomicFile.makeFolder(reports)
    try AtomicFile.write(
      markdown(reports: reports), to: (reports as NSString).appendingPathComponent("README.md"))
  }

  static func markdown(reports: String) -> String {
    let manager = FileManager.default
    let folders = ((try? manager.contentsOfDirectory(atPath: reports)) ?? [])
      .sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    let lines = folders.compactMap { folder -> String? in
      let path = "\(reports)/\(folder)/results.json"
      guard let data = manager.contents(atPath: path) else { return nil }
      let results = try? Results(json: String(decoding: data, as: UTF8.self))
      return line(folder: folder, results: results)
    }
    let table =
      ["| page | title | result | commit |", "|:-----|:------|:-------|:-------|"] + lines
    return """
      # Pages

      Each page is a recipe with its results; this list is made from their `results.json`.

      \(lines.isEmpty ? "There is none yet." : table.joined(separator: "\n"))

      """
  }

  private static func line(folder: String, results: Results?) -> String {
    let address = folder.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    let link =
      "[\(Escaping.markdown(folder, startsLine: false))](\(address.replacing("%2D", with: "-"))/README.md)"
    guard let results else { return "| \(link) | | numbers cannot be read | |" }
    func text(_ name: String) -> String {
      guard case .text(let text) = results[name] else { return "" }
      return Escaping.markdown(text, startsLine: false)
    }
    let unfinished = results["page.complete"] == .flag(false) ? " (incomplete)" : ""
    let cells = [
      link, text("page.title"), headline(results) + unfinished,
      String(text("page.commit").prefix(20)),
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  private static func headline(_ results: Results) -> String {
    var wanted = ["verification.auc", "classification.top1"]
    if case .text(let name) = results["page.headline"] { wanted.insert(name, at: 0) }
    for name in wanted {
      switch results[name] {
      case .estimate(let estimate): return "\(name) \(withInterval(estimate))".escaped
      case .number(let number): return "\(name) \(shortNumber(number))".escaped
      case .count(let count): return "\(name) \(grouped(count))".escaped
      default: continue
      }
    }
    return ""
  }
}

extension String {
  fileprivate var escaped: String { Escaping.markdown(self, startsLine: false) }
}
