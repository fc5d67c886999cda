internal import Workbench

extension Verb {
  static let help = Verb(
    name: "help",
    summary: "Shows the manual, or the page of a verb",
    operands: [
      Operand(
        name: "VERB", count: .anyNumber, help: "A verb, or the first word of a group of verbs.")
    ],
    description: ["Without an operand, lists all verbs."],
    examples: [("./workbench help recipe", "Shows how recipes are run.")]
  ) { arguments in
    let name = arguments.operands.joined(separator: " ")
    let manual = Manual.standard
    if name.isEmpty {
      print(manual.overview(), terminator: "")
    } else if groups.contains(name) {
      print(manual.overview(group: name), terminator: "")
    } else {
      print(manual.page(try find(arguments.operands).verb), terminator: "")
    }
    return .done
  }
}
