internal import Foundation
internal import Workbench

extension Verb {
  static let recipe = Verb(
    name: "recipe",
    summary: "Runs a recipe: trains and evaluates what it describes and writes its page",
    operands: [
      Operand(name: "FILE", count: .once, help: "The recipe, a Swift file."),
      Operand(
        name: "KEY=VALUE", count: .anyNumber,
        help:
          """
          Sets something that the recipe declares, such as epochs=5. Keys of experiments have \
          dots: proto.loss.margin=0.3.
          """
      ),
    ],
    options: [
      Option(name: "--quick", help: "Does everything in small, to see that it works."),
      Option(name: "--fresh", help: "Trains anew what was trained before."),
      Option(
        name: "--plugins", value: "DIR", repeats: true,
        help: "Opens a folder of plugins; see Examples/my-plugins."),
      Option(
        name: "--threads", value: "N",
        help: "Threads of the one pool; as many as there are processors, unless given."),
      Option(name: "--engine", value: "NAME", help: ConvolutionMethod.help),
      Option(name: "--seed", value: "N", help: "Where all random numbers begin; 1 unless given."),
      Option(name: "--out", value: "DIR", help: "The folder of reports; reports unless given."),
    ],
    description: [
      """
      The recipe is compiled, which is done once for each state of its text, and run in a process \
      of its own. Before training, it says what is cached and what is not and why. What was \
      trained before is not trained again.
      """,
      """
      Lines `//| key: value` of the recipe are defaults: of the options plugins, threads, engine, seed \
      and out, and of settings. The command line goes before them.
      """,
      """
      Ctrl-C ends training after the step and saves; the same command goes on from there. A \
      second Ctrl-C stops at once. The page is reports/NAME/README.md, its numbers results.json \
      beside it.
      """,
      """
      A model of more than \(ParameterCount.limit) parameters, those of its loss included, is refused before \
      training, by the name of an option that fits; ./workbench plugins NAME says how many a \
      network has.
      """,
      "Running a recipe is running its author's code, with your rights.",
    ],
    examples: [
      ("./workbench recipe Recipes/first-steps.swift", "Runs the smallest recipe."),
      ("./workbench recipe Recipes/prototypical.swift epochs=2 --quick", "Tries the main one."),
    ],
    exitCodes: [
      .badData, .notFinite, .doesNotCompile, .inputOutput, .interrupted, .terminated,
    ]
  ) { arguments in
    let code = try RecipeRunner.run(context(arguments))
    guard let exit = ExitCode(rawValue: code) else { return .failed }
    return exit
  }

  /// What the recipe is told: its own `//|` lines, and the command line before them.
  private static func context(_ arguments: Arguments) throws -> RecipeContext {
    let path = arguments.operands[0]
    var context = RecipeContext(
      recipe: path, text: try RecipeRunner.text(of: path), threads: Threads.count)
    try context.takeOptions()
    for setting in arguments.operands.dropFirst() {
      guard let equals = setting.firstIndex(of: "="), equals != setting.startIndex else {
        throw arguments.error("expected KEY=VALUE after the recipe, got \"\(setting)\"")
      }
      context.overrides.append(
        .init(String(setting[..<equals]), String(setting[setting.index(after: equals)...])))
    }
    context.quick = arguments.has("--quick")
    context.fresh = arguments.has("--fresh")
    context.pluginFolders += arguments.values("--plugins")
    context.threads = try arguments.number("--threads", least: 1) ?? context.threads
    // Each has buffers of its own: hundreds would only meet the end of memory.
    guard context.threads <= max(16, processorCount) else {
      throw arguments.error(
        "\(context.threads) threads are more than this machine can use; "
          + "at most \(max(16, processorCount))")
    }
    context.engine = try arguments.engine("--engine") ?? context.engine
    context.seed = try arguments.number("--seed", least: 0) ?? context.seed
    context.output = arguments.value("--out") ?? context.output
    context.command = ["./workbench"] + CommandLine.arguments.dropFirst()
    return context
  }
}
