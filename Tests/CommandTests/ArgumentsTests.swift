import Testing
import Workbench

@testable import workbench_cli

@Suite struct ArgumentsTests {
  private func read(_ line: String) throws -> Arguments {
    let words = line.split(separator: " ").map(String.init)
    let (verb, rest) = try Verb.find(words)
    return try Arguments(rest, of: verb)
  }

  @Test func `options stand anywhere, with their value beside or attached`() throws {
    let arguments = try read("recipe --threads 2 a.swift --seed=9 epochs=3 --plugins x --plugins y")
    #expect(arguments.operands == ["a.swift", "epochs=3"])
    #expect(try arguments.number("--threads", least: 1) == 2)
    #expect(try arguments.number("--seed", least: 0) == 9)
    #expect(arguments.values("--plugins") == ["x", "y"])
    #expect(!arguments.has("--quick"))
  }

  @Test func `two dashes end the options`() throws {
    #expect(try read("recipe -- --odd.swift").operands == ["--odd.swift"])
  }

  @Test(arguments: [
    ("recipe", "recipe: FILE is missing; see workbench recipe --help"),
    (
      "recipe a.swift --threads",
      "recipe: --threads takes a value, --threads N; see workbench recipe --help"
    ),
    (
      "recipe a.swift --seed 1 --seed 2",
      "recipe: --seed is given twice; see workbench recipe --help"
    ),
    ("recipe a.swift --quick=1", "recipe: --quick takes no value; see workbench recipe --help"),
    ("plugins a b", "plugins: unexpected \"b\"; see workbench plugins --help"),
  ])
  func `a wrong command line is said in a sentence`(line: String, sentence: String) {
    #expect(throws: UsageError(sentence)) { try read(line) }
  }

  @Test func `an unknown verb or option is answered with the nearest one`() {
    let verb = #expect(throws: UsageError.self) { try read("recpie a.swift") }
    #expect(
      verb?.description.hasPrefix("there is no verb \"recpie\"; did you mean recipe?") == true)
    let option = #expect(throws: UsageError.self) { try read("recipe a.swift --threds 2") }
    #expect(
      option?.description.hasPrefix("recipe has no option --threds; did you mean --threads?")
        == true)
  }

  @Test func `help is given whatever else stands there`() throws {
    #expect(try read("recipe --help").wantsHelp)
    #expect(try read("recipe a.swift -h").wantsHelp)
  }
}
