import Foundation
import TestSupport
import Testing

@testable import Workbench

/// A figure that writes its label into a file, and counts how often it is asked to.
private struct Note: Figure, Showable {
  var label: String

  static func draw(_ figures: [Note], in folder: String) throws {
    for figure in figures {
      try AtomicFile.write(figure.label, to: "\(folder)/\(figure.label).svg")
    }
  }

  func markdown(in context: PageContext) throws -> String { "![a note](\(context.add(self)).svg)" }
}

private struct Broken: Showable {
  struct Failure: Error, Equatable {}
  func markdown(in context: PageContext) throws -> String { throw Failure() }
}

@Suite struct PageTests {
  static let fixtures = "\(packageFolder)/Tests/Fixtures/pages"

  static func read(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  /// The page of the example, with values as its recipe would show them.
  static func example() throws -> Page {
    let source = try read("\(fixtures)/example.swift")
    var page = try Page(recipe: "Recipes/example.swift", source: source)
    func line(_ text: String) throws -> Int {
      let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
      return try #require(lines.firstIndex { $0.contains(text) }) + 1
    }
    page.show(
      Table("margin", "points", rows: [[0.2, 64], [1.0, 64]]), line: try line("Table(\"margin\""))
    page.show(Note(label: "Hidden, but shown"), line: try line("lab.record"))
    for (index, margin) in [0.2, 1].enumerated() {
      page.show(
        Prose("Margin \(margin): **done**, <b>no HTML</b>."), line: try line("run.summary"))
      let estimate = Estimate(value: 0.95 + margin / 100, lower: 0.94, upper: 0.98, count: 600)
      page.show(
        Table(
          "name | of run", "AUC", caption: "Run \(index + 1)",
          rows: [["`a` | <b>*b*</b>\n", estimate]]), line: try line("run.table"))
      page.show(Note(label: "curves"), line: try line("run.table"))
      try page.results.set("verification.auc-\(index)", estimate)
    }
    try page.results.set("verification.auc", .number(0.96))
    page.provenance = Provenance(
      seeds: [7], commits: ["0123abcd"], machine: "A <Machine>", threads: 2, instructionSet: "AVX2")
    return page
  }

  @Test func `the example page is the golden page`() throws {
    try withTemporaryDirectory { folder in
      try Self.example().write(to: folder)
      for name in ["README.md", "results.json"] {
        let expected = try Self.read("\(Self.fixtures)/\(name)")
        #expect(try Self.read("\(folder)/\(name)") == expected, "\(name)")
      }
      #expect(try Self.read("\(folder)/figures/curves-2.svg") == "curves-2")
    }
  }

  @Test func `the same page has the same bytes, and is not written again`() throws {
    try withTemporaryDirectory { folder in
      let path = try Self.example().write(to: folder)
      let before = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
      try Self.example().write(to: folder)
      let after = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
      #expect(before == after && before != nil)
    }
  }

  @Test func `a page that fails leaves the old one and no temporary file`() throws {
    try withTemporaryDirectory { folder in
      let path = try Self.example().write(to: folder)
      let old = try Self.read(path)
      var page = try Self.example()
      page.show(Broken(), line: 1)
      #expect(throws: Broken.Failure()) { try page.write(to: folder) }
      #expect(try Self.read(path) == old)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(Set(names) == ["README.md", "results.json", "figures"])
    }
  }

  @Test func `an interrupted run marks its page`() throws {
    try withTemporaryDirectory { folder in
      var page = try Self.example()
      page.status = .incomplete("Training was interrupted in epoch 3 of 20.")
      let text = try Self.read(page.write(to: folder))
      #expect(text.contains("> **This page is incomplete.** Training was interrupted in epoch 3"))
      let results = try Results(json: Self.read("\(folder)/results.json"))
      #expect(results["page.complete"] == .flag(false))
    }
  }

  @Test func `what has to be known first stands at the top, as text`() throws {
    var page = try Self.example()
    page.notes = ["left out: a_b.jpg <br>", "the embeddings have collapsed"]
    page.status = .incomplete("stopped")
    let text = try page.markdown(in: PageContext(folder: "unused"))
    let quotes = text.split(separator: "\n").filter { $0.hasPrefix("> ") }
    #expect(quotes.count == 3)
    #expect(quotes[0].contains("incomplete"))
    #expect(quotes[1].hasPrefix("> **Note.** left out: ") && !quotes[1].contains("<br>"))
    #expect(quotes[2] == "> **Note.** the embeddings have collapsed")
  }

  @Test func `figures of a former page go, other people's files stay`() throws {
    try withTemporaryDirectory { folder in
      try Self.example().write(to: folder)
      try write("mine", to: "figures/photograph.jpg", in: folder)
      try write("../../evil\ncurves\nhidden-but-shown\n", to: "figures/.drawn", in: folder)
      var page = try Page(recipe: "r.swift", source: "let a = 1\n")
      page.show(Note(label: "curves"), line: 1)
      try page.write(to: folder)
      let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/figures")
      #expect(Set(names) == [".drawn", "curves.svg", "curves-2.svg", "photograph.jpg"])
    }
  }

  @Test func `a value without code of its own comes at the end`() throws {
    var page = try Page(recipe: "r.swift", source: "let a = 1\n")
    page.show(Prose("late"), line: 99)
    page.show(Prose("early"), line: 0)
    let text = try page.markdown(in: PageContext(folder: "unused"))
    #expect(text.contains("```swift\nlet a = 1\n```\n\nearly\n\nlate\n\n---"))
    #expect(text.hasPrefix("# r\n"))
  }
}
