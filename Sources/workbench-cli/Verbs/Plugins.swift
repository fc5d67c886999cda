internal import Plugins
internal import Workbench

extension Verb {
  static let plugins = Verb(
    name: "plugins",
    summary: "Lists the plugins by kind, or shows one with its options",
    operands: [Operand(name: "NAME", count: .atMostOnce, help: "A plugin to show in full.")],
    options: [
      Option(
        name: "--plugins", value: "DIR", repeats: true,
        help: "Opens a folder of plugins, too; see Examples/my-plugins."),
      Option(name: "--kind", value: "KIND", help: "Lists one kind: loss, sampler and so on."),
    ],
    description: [
      """
      A plugin is chosen in a recipe by its name and options, such as \"cos-face scale=20\". \
      Options that are not given keep their defaults.
      """
    ],
    examples: [
      ("./workbench plugins", "Lists all."),
      ("./workbench plugins cos-face", "Shows the options of CosFace."),
    ],
    exitCodes: [.doesNotCompile]
  ) { arguments in
    var registry = Registry.standard
    for folder in arguments.values("--plugins") { try registry.open(folder) }
    if let name = arguments.operands.first {
      print(try description(of: registry.entry(name), registry))
    } else {
      print(list(registry, of: try kinds(arguments)))
    }
    return .done
  }

  private static func kinds(_ arguments: Arguments) throws -> [PluginKind] {
    guard let name = arguments.value("--kind") else { return PluginKind.allCases }
    guard
      let kind = PluginKind.allCases.first(where: { [$0.rawValue, $0.plural].contains(name) })
    else {
      let known = PluginKind.allCases.map(\.rawValue)
      throw arguments.error("there is no kind \"\(name)\"\(knownTail(name, among: known))")
    }
    return [kind]
  }

  private static func list(_ registry: Registry, of kinds: [PluginKind]) -> String {
    let width = (registry.entries.map(\.name.count).max() ?? 0) + 2
    return kinds.map { kind in
      let lines = registry.entries(of: kind).map { entry in
        "  " + entry.name + String(repeating: " ", count: width - entry.name.count) + entry.summary
      }
      return ([kind.plural] + (lines.isEmpty ? ["  none"] : lines)).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private static func description(
    of entry: PluginEntry, _ registry: Registry
  ) throws -> String {
    let options = try PluginOption.all(of: entry.type.init())
    let settings = options.map { "\($0.name)=\($0.value.isEmpty ? "\"\"" : $0.value)" }
    let width = (settings.map(\.count).max() ?? 0) + 2
    let lines = zip(options, settings).map { option, setting in
      let help = entry.options[option.property] ?? ""
      return "  " + setting + String(repeating: " ", count: width - setting.count)
        + help + (help.isEmpty ? "" : " ") + "Takes \(option.expected)."
    }
    let kind = entry.kind?.rawValue ?? "plugin"
    let article = kind.first.map("aeiou".contains) == true ? "an" : "a"
    let parts = [
      "\(entry.name), \(article) \(kind)\n\(entry.summary)",
      "options\n" + (lines.isEmpty ? "  none" : lines.joined(separator: "\n")),
      try size(of: entry, registry), entry.source.isEmpty ? "" : "source\n  \(entry.source)",
      "file\n  \(entry.file)",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// What an architecture with its defaults learns, and whether that is allowed.
  private static func size(of entry: PluginEntry, _ registry: Registry) throws -> String {
    guard entry.kind == .architecture else { return "" }
    let side = 112
    func count(_ architecture: any Architecture) throws -> Int {
      var (random, count) = (Random(seed: 1), 0)
      var network = try architecture.network(input: [side, side, 3], random: &random)
      network.visit("") { _, role, value in if role != .state { count += value.count } }
      return count
    }
    let specification = PluginSpecification(entry.name)
    let parameters = try count(registry.architecture(specification))
    var words = "parameters\n  \(parameters) at \(side) pixels; "
    words += "\(ParameterCount.limit) are allowed, with those of the loss"
    if parameters > ParameterCount.limit {
      let fitting = FittingOption(for: specification, in: registry, count: count)
      words += fitting.map { "; \($0.option) has \($0.parameters)" } ?? ""
    }
    return words
  }
}
