internal import Workbench

extension Verb {
  static let dataSynth = Verb(
    name: "data synth",
    summary: "Draws synthetic faces as a data set in the hand-out's layout",
    operands: [
      Operand(name: "DIR", count: .once, help: "A folder that is not there yet, or empty.")
    ],
    options: [
      Option(name: "--identities", value: "N", help: "People to train on; 200 unless given."),
      Option(name: "--photographs", value: "N", help: "Photographs of each to train on; 20."),
      Option(name: "--held-out", value: "N", help: "Other people, for verification; 60."),
      Option(name: "--pairs", value: "N", help: "Pairs in each of the two lists; 2000."),
      Option(name: "--side", value: "N", help: "Side of a photograph in pixels; 224."),
      Option(name: "--difficulty", value: "X", help: "How much photographs vary, 0 to 1.5; 1."),
      Option(name: "--seed", value: "N", help: "Where all random numbers begin; 1."),
    ],
    description: [
      """
      Identity decides geometry and colours; pose, light, expression, what hides the face, \
      background and JPEG quality vary. The same options give the same bytes.
      """
    ],
    examples: [("./workbench data synth data/faces", "Draws the data of the main recipe.")],
    exitCodes: [.badData, .inputOutput]
  ) { arguments in
    var options = SyntheticOptions()
    options.identities = try arguments.number("--identities", least: 1) ?? options.identities
    options.photographs = try arguments.number("--photographs", least: 1) ?? options.photographs
    options.heldOutIdentities =
      try arguments.number("--held-out", least: 0) ?? options.heldOutIdentities
    options.pairs = try arguments.number("--pairs", least: 2) ?? options.pairs
    options.side = try arguments.number("--side", least: 32) ?? options.side
    options.difficulty = try arguments.number("--difficulty", in: 0...1.5) ?? options.difficulty
    options.seed = try arguments.number("--seed", least: 0) ?? options.seed
    for line in try synthesise(into: arguments.operands[0], options: options).lines { print(line) }
    return .done
  }

  static let dataSplit = Verb(
    name: "data split",
    summary: "Makes the hand-out's layout from any folder of people",
    operands: [
      Operand(name: "IMAGEFOLDER", count: .once, help: "A folder with a folder for each person."),
      Operand(name: "DIR", count: .once, help: "A folder that is not there yet, or empty."),
    ],
    options: [
      Option(name: "--development", value: "X", help: "Part that validates, 0 to 0.9; 0.1."),
      Option(name: "--test", value: "X", help: "Part that tests, 0 to 0.9; 0.1."),
      Option(name: "--held-out", value: "X", help: "Part of the people for verification; 0.2."),
      Option(name: "--pairs", value: "N", help: "Pairs in each of the two lists; 2000."),
      Option(name: "--seed", value: "N", help: "Decides who and what goes where; 1."),
    ],
    description: [
      """
      Writes classification into training, development and test, verification of people who are \
      in none of them, all CSV files and sample submissions. JPEG files are copied as they are; \
      PGM and PPM files become JPEG files.
      """
    ],
    examples: [("./workbench data split people data/faces", "Splits the folder people.")],
    exitCodes: [.badData, .inputOutput]
  ) { arguments in
    var options = SplitOptions()
    options.developmentFraction =
      try arguments.number("--development", in: 0...0.9) ?? options.developmentFraction
    options.testFraction = try arguments.number("--test", in: 0...0.9) ?? options.testFraction
    options.heldOutFraction =
      try arguments.number("--held-out", in: 0...0.9) ?? options.heldOutFraction
    options.pairs = try arguments.number("--pairs", least: 2) ?? options.pairs
    let summary = try split(
      imageFolder: arguments.operands[0], into: arguments.operands[1], options: options,
      seed: try arguments.number("--seed", least: 0) ?? 1)
    for line in summary.lines { print(line) }
    return .done
  }

  static let dataCheck = Verb(
    name: "data check",
    summary: "Looks for everything that is wrong with a folder of data",
    operands: [
      Operand(
        name: "DIR", count: .once,
        help: "A folder in the hand-out's layout, or one with a folder for each person.")
    ],
    description: [
      """
      Decodes every picture and reads every list. Names broken pictures, one content in two \
      splits, people who are both trained on and verified, and lines that cannot be read.
      """
    ],
    examples: [("./workbench data check data/faces", "Checks before training.")],
    exitCodes: [.badData, .inputOutput]
  ) { arguments in
    let report = try check(arguments.operands[0])
    for line in report.lines { print(Terminal.plain(line)) }
    return report.isClean ? .done : .badData
  }
}
