import Testing

@testable import Workbench

@Suite struct LiterateTests {
  func blocks(_ text: String) throws -> [Literate.Block] {
    try Literate(parsing: text, file: "r.swift").blocks
  }

  @Test func `prose, titles and code come in order, with their lines`() throws {
    #expect(
      try blocks("//: # Title\n//:\n//: text\n\nlet a = 1\n\nlet b = 2\n// %% Cell\nlet c = 3\n")
        == [
          .prose("# Title\n\ntext"), .code("let a = 1\n\nlet b = 2", lines: 5...7, hidden: false),
          .title("Cell"), .code("let c = 3", lines: 9...9, hidden: false),
        ])
  }

  @Test func `hidden code keeps its lines and loses its text`() throws {
    #expect(
      try blocks("a\n// snippet.hide\nb\nc\n// snippet.show\nd\n// snippet.end\ne") == [
        .code("a", lines: 1...1, hidden: false), .code("", lines: 3...4, hidden: true),
        .code("d\ne", lines: 6...8, hidden: false),
      ])
  }

  @Test func `options are collected and not shown`() throws {
    let recipe = try Literate(parsing: "//| threads: 2\n//|plugins : a: b \nlet a = 1", file: "r")
    #expect(
      recipe.options == [
        .init(key: "threads", value: "2", line: 1), .init(key: "plugins", value: "a: b", line: 2),
      ])
    #expect(recipe.blocks == [.code("let a = 1", lines: 3...3, hidden: false)])
  }

  @Test(
    "an option that cannot be is an error with its line",
    arguments: [
      ("a\n//| threads 2", "r.swift:2: expected `//| key: value`, got `//| threads 2`"),
      ("//| : 2", "r.swift:1: expected `//| key: value`, got `//| : 2`"),
      ("//| a: 1\n//| a: 2", "r.swift:2: option a was already given in line 1"),
    ])
  func badOption(text: String, message: String) {
    #expect {
      try Literate(parsing: text, file: "r.swift")
    } throws: {
      "\($0)" == message
    }
  }

  @Test func `a recipe without end is refused`() {
    #expect(throws: LiterateError.self) {
      try Literate(parsing: String(repeating: "x", count: 1_000_001), file: "r")
    }
  }

  @Test func `the title is the first heading`() throws {
    #expect(
      try Literate(parsing: "//: text\n//: # The title \n//: # Other", file: "r").title
        == "The title")
    #expect(try Literate(parsing: "//: ## Not this\nlet a = 1", file: "r").title == nil)
  }

  @Test func `carriage returns of other systems do not show`() throws {
    #expect(
      try blocks("//: a\r\nlet b = 1\r\n") == [
        .prose("a"), .code("let b = 1", lines: 2...2, hidden: false),
      ])
  }
}
