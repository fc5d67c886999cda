internal import Plugins
internal import Workbench

extension Verb {
  static let new = Verb(
    name: "new",
    summary: "Writes the source, the test and a note of a new plugin, to be changed into yours",
    operands: [
      Operand(
        name: "KIND", count: .once,
        help: "loss, miner, sampler, architecture, augmentation or mix."),
      Operand(
        name: "NAME", count: .once,
        help: "The name on the command line: small letters and digits, words joined by hyphens."),
    ],
    options: [
      Option(
        name: "--in", value: "DIR",
        help: "The folder of plugins, made when it is not there; my-plugins unless given.")
    ],
    description: [
      """
      The plugin works at once and keeps the laws of its kind; change it until it is what you \
      want, and check it again. Nothing that is there is written over.
      """
    ],
    examples: [
      ("./workbench new loss gentle-margin", "Writes my-plugins/Losses/GentleMargin.swift."),
      ("./workbench new sampler night-shift --in faces/plugins", "Writes into another folder."),
    ],
    exitCodes: [.inputOutput]
  ) { arguments in
    let word = arguments.operands[0]
    guard let template = PluginTemplate.all.first(where: { $0.kind.rawValue == word }) else {
      let known = PluginTemplate.all.map(\.kind.rawValue)
      throw arguments.error("there is no new \"\(word)\"\(knownTail(word, among: known))")
    }
    let plugin = try NewPlugin(
      name: arguments.operands[1], template: template,
      folder: arguments.value("--in") ?? "my-plugins")
    for file in try plugin.write() { print("wrote \(file)") }
    print("check it: ./workbench check \(word) \(plugin.name) --plugins \(plugin.folder)")
    return .done
  }
}
