import Testing
import Workbench

@testable import workbench_cli

@Suite struct ManualTests {
  private let manual = Manual(bold: false)

  @Test(arguments: Verb.all.map(\.name))
  func `a verb's page has every section and names every option that is parsed`(name: String) throws
  {
    let (verb, _) = try Verb.find(name.split(separator: " ").map(String.init))
    let page = manual.page(verb)
    for heading in ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXAMPLES", "EXIT STATUS"] {
      #expect(page.contains("\(heading)\n"), "\(heading)")
    }
    for option in verb.allOptions { #expect(page.contains(option.name), "\(option.name)") }
    for operand in verb.operands { #expect(page.contains(operand.name), "\(operand.name)") }
    for line in page.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test(arguments: Verb.all.map(\.name))
  func `every option of the page is read, with a value exactly when the page says so`(
    name: String
  ) throws {
    let (verb, _) = try Verb.find(name.split(separator: " ").map(String.init))
    let operands = verb.operands.filter { $0.count == .once || $0.count == .atLeastOnce }
      .map(\.name)
    for option in verb.options {
      let words = option.value == nil ? [option.name] : [option.name, "1"]
      let arguments = try Arguments(words + operands, of: verb)
      #expect(arguments.has(option.name))
      #expect(arguments.operands == operands)
      let other = option.value == nil ? option.name + "=1" : option.name
      #expect(throws: UsageError.self) { try Arguments(operands + [other], of: verb) }
    }
  }

  @Test(arguments: Verb.groups)
  func `the page of a group says what its verbs do, and lists them alone`(group: String) {
    let page = manual.overview(group: group)
    #expect(page.contains("workbench \(group) - \(Verb.summary(ofGroup: group))\n"))
    #expect(Verb.summary(ofGroup: group) != Verb.summary(ofGroup: ""))
    for verb in Verb.all.map(\.name) where verb.contains(" ") {
      #expect(page.contains("  \(verb)") == verb.hasPrefix(group + " "), "\(verb)")
    }
  }

  @Test func `the first page lists every verb`() {
    let page = manual.overview()
    for verb in Verb.all { #expect(page.contains(verb.name + " "), "\(verb.name)") }
  }

  @Test func `examples are command lines that the parser takes`() throws {
    for verb in Verb.all where verb.name != "test" {
      for example in verb.examples {
        let words = shellWords(example.line)
        #expect(words.first == "./workbench")
        let (found, rest) = try Verb.find(Array(words.dropFirst()))
        #expect(found.name == verb.name)
        #expect(throws: Never.self, "\(example.line)") { try Arguments(rest, of: found) }
      }
    }
  }

  /// The words of a line as a shell takes them: blanks between quotes are part of a word.
  private func shellWords(_ line: String) -> [String] {
    var (words, quote) = ([""], Character?.none)
    for character in line {
      if character == quote {
        quote = nil
      } else if quote == nil, "'\"".contains(character) {
        quote = character
      } else if quote == nil, character == " " {
        words.append("")
      } else {
        words[words.count - 1].append(character)
      }
    }
    return words
  }
}
