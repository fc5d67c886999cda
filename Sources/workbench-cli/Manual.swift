internal import Foundation
internal import Workbench

/// Pages of the manual, from the table that the arguments are read by.
struct Manual: Sendable {
  /// Whether headings may be bold.
  let bold: Bool
  private let width = 80

  /// A manual for standard output.
  static var standard: Manual {
    let environment = ProcessInfo.processInfo.environment
    let plain = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    return Manual(bold: isatty(STDOUT_FILENO) == 1 && !plain)
  }

  /// The page of a verb.
  func page(_ verb: Verb) -> String {
    let codes = [ExitCode.done, .failed, .usage] + verb.exitCodes
    let sections = [
      ("NAME", ["workbench \(verb.name) - \(lowercased(verb.summary))"]),
      ("SYNOPSIS", ["./workbench \(synopsis(verb))"]),
      ("DESCRIPTION", verb.description.joinedParagraphs.flatMap { wrapped($0) }),
      ("OPERANDS", verb.operands.flatMap { entry($0.name, $0.help) }),
      ("OPTIONS", verb.allOptions.flatMap { entry(optionText($0), $0.help) }),
      ("EXAMPLES", verb.examples.flatMap { entry($0.line, $0.help) }),
      ("EXIT STATUS", codes.flatMap { entry("\($0.rawValue)", $0.meaning.sentence) }),
    ]
    return text(sections)
  }

  /// The first page, or the one of a group of verbs.
  func overview(group: String? = nil) -> String {
    let verbs = Verb.all.filter { group == nil || $0.name.hasPrefix((group ?? "") + " ") }
    let name = group.map { "workbench \($0)" } ?? "workbench"
    let summary =
      group.map(Verb.summary(ofGroup:))
      ?? "train and compare networks that tell faces apart, and write it up"
    let list = verbs.flatMap { entry($0.name, $0.summary, column: 14) }
    let environment =
      entry("NO_COLOR", "No colours and weights when it is set.")
      + entry("OMP_NUM_THREADS", "Threads, unless --threads says how many.")
    let sections = [
      ("NAME", ["\(name) - \(summary)"]),
      ("SYNOPSIS", ["./\(name) VERB [OPERAND …] [--OPTION …]"]),
      ("VERBS", list),
      ("EXAMPLES", verbs.compactMap(\.examples.first).flatMap { entry($0.line, $0.help) }),
      ("ENVIRONMENT", group == nil ? environment : []),
      (
        "EXIT STATUS",
        ExitCode.allCases.flatMap { entry("\($0.rawValue)", $0.meaning.sentence) }
      ),
      ("SEE ALSO", ["./workbench VERB --help, README.md, docs/"]),
    ]
    return text(sections)
  }

  /// A verb with its operands and options, as it is called.
  func synopsis(_ verb: Verb) -> String {
    let operands = verb.operands.map { operand in
      switch operand.count {
      case .once: operand.name
      case .atMostOnce: "[\(operand.name)]"
      case .anyNumber: "[\(operand.name) …]"
      case .atLeastOnce: "\(operand.name) …"
      }
    }
    let options = verb.options.map { "[\(optionText($0))]" + ($0.repeats ? " …" : "") }
    return ([verb.name] + operands + options).joined(separator: " ")
  }

  private func optionText(_ option: Verb.Option) -> String {
    option.name + (option.value.map { " \($0)" } ?? "")
  }

  private func text(_ sections: [(heading: String, lines: [String])]) -> String {
    sections.filter { !$0.lines.isEmpty }.map { section in
      let heading = bold ? "\u{1B}[1m\(section.heading)\u{1B}[0m" : section.heading
      let lines = section.lines.flatMap { $0.count > width - 7 ? wrapped($0) : [$0] }
      return ([heading] + lines.map { $0.isEmpty ? "" : "       " + $0 }).joined(separator: "\n")
    }.joined(separator: "\n\n") + "\n"
  }

  /// A term, and what it means beside it, or below it when the term is long.
  private func entry(_ term: String, _ help: String, column: Int = 8) -> [String] {
    let lines = wrapped(help, to: width - 7 - column)
    let indent = pad("", to: column)
    guard term.count < column else { return [term] + lines.map { indent + $0 } }
    return lines.enumerated().map { index, line in
      (index == 0 ? term + pad(term, to: column) : indent) + line
    }
  }

  private func wrapped(_ text: String, to limit: Int? = nil) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + word.count < limit ?? (width - 7) {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  private func pad(_ text: String, to column: Int) -> String {
    String(repeating: " ", count: max(1, column - text.count))
  }

  private func lowercased(_ sentence: String) -> String {
    sentence.prefix(1).lowercased() + sentence.dropFirst()
  }
}

extension [String] {
  /// Paragraphs with an empty line between them.
  fileprivate var joinedParagraphs: [String] {
    enumerated().flatMap { $0.offset == 0 ? [$0.element] : ["", $0.element] }
  }
}

extension String {
  /// With a capital and a full stop.
  fileprivate var sentence: String { prefix(1).uppercased() + dropFirst() + "." }
}
