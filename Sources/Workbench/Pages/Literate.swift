/// A recipe taken apart: prose, titles, options and code, each with its lines.
///
/// `//:` lines are Markdown, `//| key: value` lines are options, `// %% title` begins a titled cell,
/// and what stands between `// snippet.hide` and `// snippet.show` stays off the page. Everything
/// else is code.
public struct Literate: Sendable, Equatable {
  /// A piece of a recipe.
  public enum Block: Sendable, Equatable {
    /// Markdown, without its `//:`.
    case prose(String)
    /// The title of a cell.
    case title(String)
    /// Code with the lines it covers; hidden code has no text but may have produced values.
    case code(String, lines: ClosedRange<Int>, hidden: Bool)
  }

  /// The value of one `//| key: value` line.
  public struct Option: Sendable, Equatable {
    /// What stands before the colon.
    public var key: String
    /// What stands after it, without surrounding spaces.
    public var value: String
    /// The line of the recipe, from 1.
    public var line: Int
  }

  /// The pieces in order.
  public private(set) var blocks: [Block] = []
  /// The options in order.
  public private(set) var options: [Option] = []

  /// Recipes longer than this are refused: nobody reads them, and other readers of Markdown are
  /// known to be slow on very long input.
  static let limitBytes = 1_000_000

  /// Takes a recipe apart.
  ///
  /// - Throws: ``LiterateError`` for an option without a colon or given twice, or an overlong file.
  public init(parsing text: String, file: String) throws {
    guard text.utf8.count <= Self.limitBytes else {
      throw LiterateError(file: file, line: 1, problem: "a recipe has at most 1 MB of text")
    }
    var builder = Builder()
    let lines = text.replacing("\r\n", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      guard let option = Self.after("//|", in: line) else {
        builder.take(String(line), number: index + 1)
        continue
      }
      let parsed = try Self.option(option, line: index + 1, file: file)
      if let other = options.first(where: { $0.key == parsed.key }) {
        throw LiterateError(
          file: file, line: index + 1,
          problem: "option \(parsed.key) was already given in line \(other.line)")
      }
      options.append(parsed)
    }
    builder.close()
    blocks = builder.blocks
  }

  /// The first heading of the recipe, without its `#`.
  public var title: String? {
    for case .prose(let text) in blocks {
      for line in text.split(separator: "\n") where line.hasPrefix("# ") {
        return line.dropFirst(2).trimmed
      }
    }
    return nil
  }

  private static func option(_ text: String, line: Int, file: String) throws -> Option {
    guard let colon = text.firstIndex(of: ":"), !text[..<colon].trimmed.isEmpty else {
      throw LiterateError(
        file: file, line: line, problem: "expected `//| key: value`, got `//| \(text)`")
    }
    return Option(
      key: text[..<colon].trimmed, value: text[text.index(after: colon)...].trimmed, line: line)
  }

  /// What follows a marker that begins a line, one space after it dropped.
  fileprivate static func after(_ marker: String, in line: some StringProtocol) -> String? {
    guard line.hasPrefix(marker) else { return nil }
    let rest = line.dropFirst(marker.count)
    return String(rest.hasPrefix(" ") ? rest.dropFirst() : rest)
  }
}

/// A recipe that cannot be taken apart, with the line.
public struct LiterateError: Error, Equatable, CustomStringConvertible {
  /// The recipe.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// What was expected and what was got.
  public let problem: String

  /// The problem in one sentence.
  public var description: String { "\(file):\(line): \(problem)" }
}

extension Literate {
  /// Gathers lines into blocks.
  private struct Builder {
    var blocks: [Block] = []
    private var prose: [String] = []
    private var code: [(number: Int, text: String)] = []
    private var isHidden = false

    mutating func take(_ line: String, number: Int) {
      if let text = Literate.after("//:", in: line) {
        closeCode()
        prose.append(text)
      } else if let title = Literate.after("// %%", in: line) {
        close()
        if !title.trimmed.isEmpty { blocks.append(.title(title.trimmed)) }
      } else if let command = Literate.after("// snippet.", in: line) {
        // `hide` hides; `show`, `end` and the name of a slice show what follows.
        closeProse()
        guard (command.trimmed == "hide") != isHidden else { return }
        closeCode()
        isHidden.toggle()
      } else {
        closeProse()
        code.append((number, line))
      }
    }

    mutating func close() {
      closeProse()
      closeCode()
    }

    private mutating func closeProse() {
      if !prose.isEmpty { blocks.append(.prose(prose.joined(separator: "\n"))) }
      prose = []
    }

    /// Empty lines around code are not part of it.
    private mutating func closeCode() {
      let isEmpty = { (line: (number: Int, text: String)) in line.text.trimmed.isEmpty }
      let lines = code.drop(while: isEmpty).reversed().drop(while: isEmpty).reversed()
      code = []
      guard let first = lines.first?.number, let last = lines.last?.number else { return }
      let text = isHidden ? "" : lines.map(\.text).joined(separator: "\n")
      blocks.append(.code(text, lines: first...last, hidden: isHidden))
    }
  }
}

extension StringProtocol {
  /// Without the spaces and tabs around it.
  var trimmed: String {
    let start = drop { $0 == " " || $0 == "\t" }
    return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
