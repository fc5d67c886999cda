internal import Checks
internal import Plugins
internal import Workbench

extension Verb {
  static let checkPlugin = Verb(
    name: "check",
    summary: "Checks a plugin against the laws of its kind, or losses against reference numbers",
    operands: [
      Operand(
        name: "KIND", count: .once,
        help: """
          loss, miner, sampler, architecture, augmentation or mix, and then a name; or losses, \
          miners and so on, for all of them.
          """),
      Operand(
        name: "NAME", count: .atMostOnce,
        help: "The plugin. Its variants are checked, too, unless an option is given."),
      Operand(
        name: "OPTION=VALUE", count: .anyNumber, help: "Options of the plugin, such as margin=0."),
    ],
    options: [
      Option(
        name: "--plugins", value: "DIR", repeats: true,
        help: "Opens a folder of plugins; the tests of the one that is checked are run, too."),
      Option(
        name: "--fixtures", value: "DIR",
        help: "With losses: replays the reference numbers in the folder's .json files."),
      Option(name: "--quick", help: "Tries fewer random batches, 200 instead of 10,000."),
    ],
    description: [
      """
      Prints a line for each law: a tick where it holds, a dash where the plugin says why it need \
      not, a cross with the input on which it broke. Laws of losses are, among others, that \
      gradients are the slopes of the value, that the order of the batch and the names of classes \
      do not matter, and that no batch yields a number that is not finite.
      """,
      """
      With --fixtures it prints a line for each file: cases that passed, that deliberately differ, \
      that failed, and the worst error of those that passed, relative to the larger of 1 and the \
      largest number. Deliberate differences are listed with their reasons. The format is that of \
      Tests/Fixtures/reference.
      """,
    ],
    examples: [
      ("./workbench check loss cos-face", "Checks CosFace with its defaults and variants."),
      ("./workbench check loss cos-face margin=0", "Checks it with these options."),
      ("./workbench check losses", "Checks every loss."),
      (
        "./workbench check losses --fixtures Tests/Fixtures/reference",
        "Replays the numbers of other implementations."
      ),
      (
        "./workbench check loss cauchy-contrastive --plugins Examples/my-plugins",
        "Checks a loss of a folder of plugins."
      ),
    ],
    exitCodes: [.badData, .doesNotCompile]
  ) { arguments in
    let word = arguments.operands[0]
    if let folder = arguments.value("--fixtures") {
      guard word == PluginKind.loss.plural, arguments.operands.count == 1 else {
        throw arguments.error("--fixtures goes with losses, and nothing else")
      }
      return try FixtureCheck(folder: folder).run()
    }
    var registry = Registry.standard
    for folder in arguments.values("--plugins") { try registry.open(folder) }
    let check = PluginCheck(
      registry: registry, folders: arguments.values("--plugins"),
      effort: arguments.has("--quick") ? .quick : .full)
    if let kind = Trials.kinds.first(where: { $0.plural == word }) {
      guard arguments.operands.count == 1 else {
        throw arguments.error("\(word) takes no name; write \(kind.rawValue) for one")
      }
      return try check.all(kind)
    }
    guard let kind = Trials.kinds.first(where: { $0.rawValue == word }) else {
      let known = Trials.kinds.flatMap { [$0.rawValue, $0.plural] }
      throw arguments.error("there are no laws for \"\(word)\"\(knownTail(word, among: known))")
    }
    guard arguments.operands.count > 1 else { throw arguments.error("NAME is missing") }
    return try check.one(
      PluginSpecification(words: Array(arguments.operands.dropFirst())), kind)
  }
}
