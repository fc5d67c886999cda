internal import Foundation

/// What will happen to one experiment, and why: told before any training.
struct TrainingPlan: Sendable {
  /// What the record of the run says.
  enum State: Equatable {
    /// It is done; nothing will be trained.
    case cached
    /// It stopped in an epoch, and goes on.
    case resumes
    /// It met a number that is not finite at this step, from 1, and goes on before it.
    case failed(step: Int)
    /// Another process is at work on it.
    case busy
    /// It is there, and the command line asks to train it anew.
    case anew
    /// It was never trained, or not like this: what changed since the newest other run.
    case new(changes: [String])
  }

  let name: String
  let resolved: ResolvedExperiment
  let path: String
  let record: RunRecord
  let state: State
  /// Seconds of the newest other run of this name, scaled by epochs; nil when there is none.
  let estimatedSeconds: Double?
  let parameters: ParameterCount
  /// What a step will hold; nil when nothing will be trained.
  let memory: MemoryEstimate?
  let seed: UInt64
  /// The run whose network training begins with; nil begins anew.
  let start: StartingRun?
  /// Learned numbers of the model that stay as they are.
  let frozen: Int

  /// Works out the plan of an experiment.
  init(
    _ name: String, _ resolved: ResolvedExperiment, data: FaceData, registry: Registry,
    context: RecipeContext, start: StartingRun? = nil
  ) throws {
    self.name = name
    self.resolved = resolved
    self.start = start
    seed = context.seed &+ UInt64(truncatingIfNeeded: resolved.experiment.seed)
    let environment = Environment.current(
      threads: context.threads, seed: seed, versions: Libraries.versions)
    var learned = data
    (learned.test, learned.testTrials) = (nil, nil)
    let manifest = try manifestHash(of: learned)
    let configuration = try resolved.configuration()
    var parts = configuration
    parts["data"] = manifest
    parts["seed"] = "\(seed)"
    if let start { parts["start"] = start.key }
    parts["threads"] = "\(context.threads)"
    parts["instruction-set"] = environment.instructionSet
    parts["convolutions"] = environment.convolutions
    parts["engine"] = Engine.trainingHash
    for (library, version) in environment.versions { parts["library.\(library)"] = version }
    var plugins = resolved.plugins.map(\.plugin)
    while let plugin = plugins.popLast() {
      let entry = try registry.entry(type(of: plugin).name)
      parts["source.\(entry.name)"] = entry.hash
      plugins += plugin.innerLosses
    }
    let key = runKey(parts: parts)
    path = try RunDirectory.path(
      reports: context.output, recipe: context.name, name: name, key: key)
    record = RunRecord(
      name: name, key: key, configuration: configuration, parts: parts, environment: environment,
      dataManifest: manifest)
    var model = try resolved.model(classes: data.training.classes.count, seed: seed)
    parameters = model.parameterCount
    frozen = try model.count(of: resolved.rules(for: model).frozen)
    let folder = "\(context.output)/\(context.name)/runs"
    let other = RecordedRun.newest(named: name, otherThan: key, in: folder)
    let own = try? RecordedRun(path)
    switch own?.state {
    case nil:
      state = .new(changes: other.map { changedParts(old: $0.record.parts, new: parts) } ?? [])
    case .running: state = .busy
    case _ where context.fresh: state = .anew
    case .finished: state = .cached
    default: state = RunDirectory.failedStep(in: path).map { .failed(step: $0) } ?? .resumes
    }
    // What does not fit is said before anything is trained.
    if let start, state != .cached {
      try model.begin(with: start.weights(), anew: resolved.experiment.anew)
    }
    let isTrained = state != .cached && state != .busy
    memory = isTrained ? try resolved.memoryEstimate(of: model, on: data, seed: seed) : nil
    let epochs = other.flatMap { Double($0.record.configuration["epochs"] ?? "") }
    estimatedSeconds = other?.record.cost.flatMap { cost in
      epochs.map { cost.seconds * Double(resolved.experiment.epochs) / max(1, $0) }
    }
  }

  /// One line: name, what will happen, why, how long.
  var line: String {
    var parts: [String]
    switch state {
    case .cached: parts = ["cached"]
    case .resumes: parts = ["goes on where it stopped"]
    case .failed(let step):
      parts = [
        "was not finite at step \(step); goes on from the checkpoint before it, to the same end "
          + "unless something else changes (failures/step-\(step) tells more)"
      ]
    case .busy: parts = ["another process is training it"]
    case .anew: parts = ["anew, as --fresh asks"]
    case .new(let changes):
      parts = [changes.isEmpty ? "new" : "new: " + changes.prefix(3).joined(separator: ", ")]
      if changes.count > 3 { parts[0] += " and \(changes.count - 3) more" }
    }
    parts.append(
      "\(resolved.experiment.architecture.name), \(resolved.experiment.loss.name), "
        + "\(resolved.experiment.epochs) epoch\(resolved.experiment.epochs == 1 ? "" : "s")")
    parts.append(
      "\(parameters.network) parameters and \(parameters.loss) of the loss, of "
        + "\(ParameterCount.limit) allowed" + (frozen > 0 ? ", \(frozen) of them frozen" : ""))
    parts += resolved.experiment.toolWords
    if let memory { parts.append("about \(Progress.words(bytes: memory.total)) of memory") }
    if state != .cached, let estimatedSeconds {
      parts.append("about \(Progress.words(seconds: estimatedSeconds))")
    }
    return "plan  \(name): " + parts.joined(separator: "; ")
  }
}

extension Engine {
  /// A hash of every source that can change what is learned, validated or embedded.
  static var trainingHash: String {
    let parts = autogradSourceHashes.merging(
      ["Training", "Data", "Evaluation"].map {
        ("Workbench/\($0)", workbenchSourceHashes[$0] ?? "")
      },
      uniquingKeysWith: { $1 })
    return runKey(parts: parts)
  }

  /// A hash of every source that can change embeddings or scores of a trained model.
  static var evaluationHash: String {
    runKey(parts: [
      "training": trainingHash, "evaluation": workbenchSourceHashes["Evaluation"] ?? "",
    ])
  }

}
