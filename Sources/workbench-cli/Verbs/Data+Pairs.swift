internal import Workbench

extension Verb {
  static let dataPairs = Verb(
    name: "data pairs",
    summary: "Writes a list of pairs of photographs, of one person or of two",
    operands: [
      Operand(name: "IMAGEFOLDER", count: .once, help: "A folder with a folder for each person."),
      Operand(name: "FILE", count: .once, help: "The list, a CSV file that is not there yet."),
    ],
    options: [
      Option(name: "--pairs", value: "N", help: "How many pairs; 2000 unless given."),
      Option(name: "--ratio", value: "A:B", help: "Pairs of two people to pairs of one; 5:5."),
      Option(
        name: "--weighting", value: "NAME",
        help: "per-class: people with equal chances; per-pair: all pairs of one person; per-class."),
      Option(name: "--seed", value: "N", help: "Decides which pairs; 1."),
    ],
    description: [
      """
      The list has the columns path1, path2 and match, 1 for one person; paths are relative to \
      IMAGEFOLDER. No pair occurs twice. More pairs than there are is an error.
      """
    ],
    examples: [
      (
        "./workbench data pairs people pairs.csv --pairs 6000 --ratio 7:3",
        "Writes 4200 pairs of two people and 1800 of one."
      )
    ],
    exitCodes: [.badData, .inputOutput]
  ) { arguments in
    let total = try arguments.number("--pairs", least: 1) ?? 2000
    let ratio = arguments.value("--ratio") ?? "5:5"
    let name = arguments.value("--weighting") ?? PairBuilder.Weighting.perClass.rawValue
    guard let weighting = PairBuilder.Weighting(rawValue: name) else {
      let known = PairBuilder.Weighting.allCases.map(\.rawValue)
      throw arguments.error("no weighting is named \"\(name)\"\(knownTail(name, among: known))")
    }
    guard let builder = PairBuilder(total: total, ratio: ratio, weighting: weighting) else {
      throw arguments.error("--ratio takes whole numbers such as 7:3, got \"\(ratio)\"")
    }
    print(
      Terminal.plain(
        try writePairs(
          of: arguments.operands[0], to: arguments.operands[1], builder: builder,
          seed: try arguments.number("--seed", least: 0) ?? 1)))
    return .done
  }
}
