internal import Foundation

/// A recipe's page: its prose and code, each result after the code that made it, and what it takes
/// to get them again.
public struct Page: Sendable {
  /// Whether the run behind the page went through.
  public enum Status: Sendable, Equatable {
    /// The recipe ran to its end.
    case complete
    /// It did not, for the reason given; the page says so at its top.
    case incomplete(String)
  }

  /// The recipe's name: its file's without extension.
  public let name: String
  /// The recipe.
  public let recipe: Literate
  /// Whether the run went through.
  public var status = Status.complete
  /// What a reader has to know before the results, a sentence each; it stands at the top.
  public var notes: [String] = []
  /// Every number of the page.
  public var results = Results()
  /// The name of the result that the index of pages shows.
  public var headline = "verification.auc"
  /// Where the results come from.
  public var provenance: Provenance?

  private let file: String
  private var shown: [(value: any Showable, line: Int)] = []

  /// A page without results yet.
  ///
  /// - Throws: ``LiterateError`` when the recipe cannot be taken apart.
  public init(recipe path: String, source: String) throws {
    file = (path as NSString).lastPathComponent
    name = (file as NSString).deletingPathExtension
    recipe = try Literate(parsing: source, file: path)
  }

  /// Puts a value after the code at a line of the recipe.
  public mutating func show(_ value: any Showable, line: Int) { shown.append((value, line)) }

  /// The page as Markdown.
  public func markdown(in context: PageContext) throws -> String {
    var parts: [String] = []
    if recipe.title == nil { parts.append("# \(Escaping.markdown(name, startsLine: false))") }
    var left = shown
    for block in recipe.blocks.flatMap(split) {
      switch block {
      case .prose(let text): parts.append(safeMarkdown(text))
      case .title(let text): parts.append("## \(Escaping.markdown(text, startsLine: false))")
      case .code(let text, let lines, _):
        if !text.isEmpty { parts.append(fenced(text)) }
        for (value, _) in left.filter({ $0.line <= lines.upperBound }) {
          parts.append(try value.markdown(in: context))
        }
        left.removeAll { $0.line <= lines.upperBound }
      }
    }
    for (value, _) in left { parts.append(try value.markdown(in: context)) }
    parts.append(footer)
    parts.insert(contentsOf: warnings, at: min(1, parts.count))
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private var warnings: [String] {
    var lines = notes.map { "> **Note.** \(Escaping.markdown($0, startsLine: false))" }
    if case .incomplete(let reason) = status {
      let text = Escaping.markdown(reason, startsLine: false)
      lines.insert("> **This page is incomplete.** \(text)", at: 0)
    }
    return lines
  }

  /// Writes `README.md`, `results.json` and the figures, in an order in which a reader never sees a
  /// page without its figures.
  ///
  /// - Throws: ``StorageError``, or what a value or a figure throws; the old page then stays.
  /// - Returns: the path of `README.md`.
  @discardableResult
  public func write(to folder: String, pictures: Bool = true) throws -> String {
    let context = PageContext(folder: folder, pictures: pictures)
    try AtomicFile.makeFolder(folder)
    let text = try markdown(in: context)
    try context.finish()
    let path = (folder as NSString).appendingPathComponent("README.md")
    try AtomicFile.write(
      try recorded().json(), to: (folder as NSString).appendingPathComponent("results.json"))
    try AtomicFile.write(text, to: path)
    try context.removeFormer()
    return path
  }

  /// The results with what the index needs to know of the page.
  private func recorded() throws -> Results {
    var all = results
    try all.set("page.recipe", .text(file))
    try all.set("page.title", .text(recipe.title ?? name))
    try all.set("page.headline", .text(headline))
    try all.set("page.complete", .flag(status == .complete))
    try provenance?.put(into: &all)
    return all
  }

  private var footer: String {
    let saysSo = shown.contains { $0.value is WriteUp }
    let origin = saysSo ? nil : provenance?.line
    let links =
      "<sub>Made by <code>./workbench recipe</code> from <code>\(Escaping.html(file))</code> ·"
      + " [all numbers](results.json) · [all pages](../README.md)</sub>"
    return ["---", origin, links].compactMap(\.self).joined(separator: "\n\n")
  }

  /// Code with a fence longer than any in it.
  private func fenced(_ code: String) -> String {
    var longest = 2
    for run in code.split(whereSeparator: { $0 != "`" }) { longest = max(longest, run.count) }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence)swift\n\(code)\n\(fence)"
  }

  /// Code cut after each piece that showed something, so that the value stands right below it.
  private func split(_ block: Literate.Block) -> [Literate.Block] {
    guard case .code(let text, let lines, false) = block else { return [block] }
    let code = text.split(separator: "\n", omittingEmptySubsequences: false)
    var pieces: [Literate.Block] = []
    var start = 0
    func close(at end: Int, through last: Int) {
      let piece = code[start..<end].joined(separator: "\n")
      let range = (lines.lowerBound + start)...max(lines.lowerBound + start, last)
      pieces.append(.code(piece, lines: range, hidden: false))
    }
    for index in code.indices where canCut(code, at: index) {
      let last = lines.lowerBound + index
      guard shown.contains(where: { (lines.lowerBound + start)...last ~= $0.line }) else {
        continue
      }
      close(at: index, through: last)
      start = index + 1
    }
    close(at: code.count, through: lines.upperBound)
    return pieces
  }

  /// Whether the line is empty and the next begins a statement at the outermost level.
  private func canCut(_ code: [Substring], at index: Int) -> Bool {
    guard code[index].trimmed.isEmpty, index + 1 < code.count, let next = code[index + 1].first
    else { return false }
    return !" \t})].".contains(next)
  }
}
