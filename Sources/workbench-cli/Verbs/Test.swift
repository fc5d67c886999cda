internal import Workbench

extension Verb {
  static let test = Verb(
    name: "test",
    summary: "Checks the form of the sources, builds everything and runs the tests",
    operands: [
      Operand(
        name: "OPTION", count: .anyNumber,
        help: "Handed to `swift test`, such as --filter NAME; the form is then not checked.")
    ],
    description: [
      """
      Tests are built in release, as the workbench itself is, so that both share one build. With \
      the variable CI set, warnings of the compiler are errors.
      """
    ],
    examples: [
      ("./workbench test", "Runs everything."),
      ("./workbench test --filter RegistryTests", "Runs one suite."),
    ]
  ) { arguments in
    throw arguments.error("tests are run by the script ./workbench in the root of the sources")
  }
}
