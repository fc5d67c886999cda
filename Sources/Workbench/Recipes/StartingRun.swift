/// A run, or a file of weights, whose network another training begins with.
enum StartingRun: Sendable {
  /// One that the recipe has just trained.
  case trained(Run)
  /// One that lies on the disk.
  case recorded(RecordedRun)
  /// A file of weights, such as PyTorch's.
  case file(String, WeightsFile)

  /// The run's identity.
  var key: String {
    switch self {
    case .trained(let run): run.record.key
    case .recorded(let run): run.record.key
    case .file(_, let weights): weights.digest ?? ""
    }
  }

  /// Its network.
  ///
  /// - Throws: as the initialisers of ``StartingWeights`` do.
  func weights() throws -> StartingWeights {
    switch self {
    case .trained(let run): try StartingWeights(of: run)
    case .recorded(let run): try StartingWeights(of: run)
    case .file(let path, let weights): StartingWeights(name: path, tensors: weights.tensors)
    }
  }

  /// The run or the file that an experiment's `from` means, for the run `name` of a recipe.
  ///
  /// - Throws: ``OptionError`` when there is none, or it would be the run itself; what reading a file
  ///   throws.
  static func named(_ text: String, for name: String, _ context: RecipeContext) throws
    -> StartingRun
  {
    if text.hasSuffix(".safetensors") { return .file(text, try WeightsFile(contentsOf: text)) }
    if let run = try? RecordedRun(text) { return .recorded(run) }
    let parts = text.split(separator: "/").map(String.init)
    let report = parts.count == 2 ? parts[0] : context.name
    let runs = RecordedRun.all(in: "\(context.output)/\(report)/runs")
      .filter { $0.state == .finished }
    let found = parts.last.flatMap { last in
      runs.last { $0.record.name == last || $0.path.hasSuffix("/runs/\(last)") }
    }
    guard (1...2).contains(parts.count), let found else {
      throw error("\"\(text)\"" + knownTail(parts.last ?? "", among: names(of: runs)))
    }
    // The newest run of its own name would be another one as soon as it is trained.
    guard report != context.name || found.record.name != name else {
      throw error("\"\(text)\", which is what this run is called itself")
    }
    return .recorded(found)
  }

  private static func names(of runs: [RecordedRun]) -> [String] {
    Set(runs.map(\.record.name)).sorted()
  }

  private static func error(_ got: String) -> OptionError {
    OptionError(
      plugin: "experiment", option: "from",
      expected:
        "a finished run (its name in this report, report/name, or its folder) or a .safetensors file",
      got: got)
  }
}
