import Foundation
import TestSupport
import Testing

@testable import Workbench

/// The built executable, run as its users run it.
@Suite struct CommandTests {
  private let executable = Engine.running.folder + "/workbench"

  private func run(_ arguments: String...) throws -> (code: ChildProcess.End, text: String) {
    let result = try ChildProcess.run([executable] + arguments)
    return (result.end, result.text)
  }

  /// A recipe that ends in the way its setting `end` says.
  private let ending = """
    //: # Endings
    import Workbench
    let settings = Overrides(RecipeContext.current?.overrides ?? [])
    let end = try settings.value("end", default: "well")
    try settings.checkAllUsed()
    RecipeEnd.perform { error in print(error == nil ? "page" : "page of a failure") }
    print("begins")
    let none: [Int] = []
    switch end {
    case "index": print(none[CommandLine.arguments.count])
    case "check": precondition(none.count > CommandLine.arguments.count, "too few")
    case "data": throw DataError("faces.csv", line: 3, "expected 2 columns, got 1")
    case "late": _ = await Task { 1 }.value; throw OptionError(
      plugin: "a", option: "b", expected: "positive", got: "0")
    case "stopped": throw Interrupted(signal: 15)
    default: print(end)
    }
    """

  private func ending(_ how: String...) throws -> (code: ChildProcess.End, text: String) {
    try withTemporaryDirectory { folder in
      try write(ending, to: "ending.swift", in: folder)
      let result = try ChildProcess.run([executable, "recipe", "\(folder)/ending.swift"] + how)
      return (result.end, result.text)
    }
  }

  @Test(
    arguments: [
      ("", 0), ("help", 0), ("--help", 0), ("recipe --help", 0), ("help plugins", 0),
      ("version", 0), ("plugins", 0), ("plugins cos-face", 0),
      ("recpie", 2), ("recipe", 2), ("recipe /no/such.swift", 2), ("plugins cos-fase", 2),
      ("plugins --kind los", 2), ("bench stp", 2), ("help recpie", 2), ("--version", 0),
      ("data", 0), ("data chek x", 2),
      ("data check /no/such", 3), ("compare /no/such", 3), ("data synth x --difficulty 9", 2),
      ("plugins --plugins /no/such", 2),
    ] as [(String, Int32)])
  func `exit codes are as the manual says`(line: String, code: Int32) throws {
    let arguments = line.split(separator: " ").map(String.init)
    let result = try ChildProcess.run([executable] + arguments)
    #expect(result.end == .code(code))
    let oneLine =
      result.text.hasPrefix("workbench: ") && result.text.split(separator: "\n").count == 1
    #expect(code == 0 || oneLine, "\(result.text)")
  }

  @Test func `a slip is answered with what was meant`() throws {
    #expect(try run("recpie").text.contains("did you mean recipe?"))
    #expect(try run("plugins", "cos-fase").text.contains("did you mean cos-face?"))
  }

  @Test func `a plugin is shown with options, source and file`() throws {
    let text = try run("plugins", "cos-face").text
    for words in ["cos-face, a loss", "scale=", "margin=", "source", "Losses/CosFace.swift"] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test func `an architecture says how large it is, and what fits when it is too large`() throws {
    let text = try run("plugins", "siamese").text
    for words in [
      "siamese, an architecture", "38960448 at 112 pixels; 35000000 are allowed",
      "embedding=2048 has 20084032",
    ] { #expect(text.contains(words), "\(words)") }
    #expect(try !run("plugins", "mobile-net-v2").text.contains(" has "))
  }

  @Test func `a recipe that ends well prints and writes its page`() throws {
    let result = try ending()
    #expect(result.code == .code(0))
    #expect(result.text == "begins\nwell\npage\n")
  }

  @Test(arguments: [
    ("data", 3, "workbench: faces.csv:3: expected 2 columns, got 1\n"),
    ("late", 2, "workbench: a: option b must be positive, got 0\n"),
    ("stopped", 143, "workbench: interrupted; the same command goes on from there\n"),
  ])
  func `what the top level throws is one line and an exit code`(
    how: String, code: Int32, line: String
  ) throws {
    let result = try ending("end=\(how)")
    #expect(result.code == .code(code))
    #expect(result.text == "begins\npage of a failure\n" + line)
  }

  @Test(arguments: [
    ("index", "workbench: the recipe crashed: Index out of range\n"),
    ("check", "workbench: the recipe crashed at ending.swift:11: Precondition failed: too few\n"),
  ])
  func `a crash of the recipe is reported by the parent`(how: String, line: String) throws {
    let result = try ending("end=\(how)")
    #expect(result.code == .code(1))
    #expect(result.text == "begins\n" + line)
  }

  @Test func `more threads than a machine can use are refused`() throws {
    let result = try ending("--threads", "5000")
    #expect(result.code == .code(2))
    #expect(result.text.contains("5000 threads are more than this machine can use; at most "))
  }

  @Test func `a recipe that exits by itself does not end as done`() throws {
    try withTemporaryDirectory { folder in
      try write("import Foundation\nexit(7)\n", to: "exits.swift", in: folder)
      #expect(try run("recipe", "\(folder)/exits.swift").code == .code(1))
    }
  }

  @Test func `an error without words is shown as it is written`() throws {
    try withTemporaryDirectory { folder in
      try write("struct Tired: Error {}\nthrow Tired()\n", to: "tired.swift", in: folder)
      let result = try run("recipe", "\(folder)/tired.swift")
      #expect(result.code == .code(1))
      #expect(result.text == "workbench: Tired()\n")
    }
  }

  @Test func `a setting that the recipe does not have is refused`() throws {
    let result = try ending("ned=data")
    #expect(result.code == .code(2))
    #expect(
      result.text
        == "workbench: the recipe has no setting \"ned\"; did you mean end? (known: end)\n")
  }

  @Test func `a recipe that does not compile ends with 65 and its own line`() throws {
    try withTemporaryDirectory { folder in
      try write("//: # Wrong\nlet wrong: Int = \"text\"\n", to: "a b.swift", in: folder)
      let result = try run("recipe", "\(folder)/a b.swift")
      #expect(result.code == .code(65))
      #expect(result.text.contains("\(folder)/a b.swift:2:18: error:"))
    }
  }
}
