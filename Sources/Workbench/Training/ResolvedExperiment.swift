/// An experiment whose plugins are made: every option known and checked.
public struct ResolvedExperiment: Sendable {
  /// As the recipe wrote it.
  public let experiment: Experiment
  let architecture: any Architecture
  let loss: any Loss
  let miner: (any Miner)?
  let sampler: any Sampler
  let augmentation: [any Augmentation]
  let mix: (any Mix)?
  let optimizer: any Optimizer
  let schedule: any Schedule
  /// Options of the loss that warm up.
  let ramps: [OptionRamp]
  let registry: Registry

  /// Makes the plugins of an experiment.
  ///
  /// - Throws: ``RegistryError`` or ``OptionError`` about a name, an option or a value.
  public init(_ experiment: Experiment, registry: Registry) throws {
    self.experiment = experiment
    architecture = try registry.architecture(experiment.architecture)
    loss = try registry.loss(experiment.loss)
    miner = try experiment.miner.map(registry.miner)
    sampler = try registry.sampler(experiment.sampler)
    augmentation = try experiment.augmentation.map(registry.augmentation)
    mix = try experiment.mix.map(registry.mix)
    optimizer = try registry.optimizer(experiment.optimizer)
    schedule = try registry.schedule(experiment.schedule)
    ramps = try OptionRamp.ramps(experiment.warmUp, of: loss, registry: registry)
    self.registry = registry
    try experiment.validateNumbers()
    try validateMix()
  }

  /// How embeddings of this experiment are compared.
  public var similarity: Similarity { loss.similarity }

  /// The model before training.
  ///
  /// - Throws: ``OptionError`` when it has more parameters than the assignment allows.
  public func model(classes: Int, seed: UInt64) throws -> Model {
    func made(_ architecture: any Architecture) throws -> Model {
      try Model(
        architecture: architecture, loss: loss, size: experiment.view.size, classes: classes,
        random: Random(seed: seed).split(RandomStream.weights.rawValue))
    }
    let model = try made(architecture)
    let count = model.parameterCount
    guard count.total <= ParameterCount.limit else {
      let fitting = FittingOption(for: experiment.architecture, in: registry) {
        try made($0).parameterCount.total
      }
      throw OptionError(
        plugin: experiment.architecture.name, option: "width, depth or embedding",
        expected: "a model of at most \(ParameterCount.limit) parameters"
          + (fitting.map { ", such as the \($0.parameters) of \($0.option)" } ?? ""),
        got: "\(count.network) in the network and \(count.loss) in the loss")
    }
    return model
  }

  /// A learner before its first step.
  ///
  /// - Parameter start: the trained weights that it begins with, instead of fresh ones.
  /// - Throws: as ``model(classes:seed:)``, and ``OptionError`` about weights that do not fit or names
  ///   that the model does not have.
  func learner(classes: Int, seed: UInt64, start: StartingWeights? = nil) throws -> Learner {
    var model = try model(classes: classes, seed: seed)
    if let start { try model.begin(with: start, anew: experiment.anew) }
    return Learner(
      model: model, loss: loss, miner: miner, optimizer: optimizer, rules: try rules(for: model))
  }

  /// What of a model is learned, and how.
  ///
  /// - Throws: ``OptionError`` about a name that the model does not have, or when nothing is learned.
  func rules(for model: Model) throws -> LearningRules {
    let names = ParameterNames(of: model)
    var rules = LearningRules()
    for pattern in experiment.freeze {
      rules.frozen.formUnion(try names.learned(pattern, option: "freeze"))
    }
    guard names.learned.contains(where: { !rules.frozen.contains($0) }) else {
      throw OptionError(
        plugin: "experiment", option: "freeze", expected: "names that leave something to learn",
        got: experiment.freeze.joined(separator: ", "))
    }
    for text in experiment.rates {
      let (pattern, factor) = try Experiment.rate(text)
      for name in try names.learned(pattern, option: "rates") { rules.rates[name] = factor }
    }
    rules.longestGradient = experiment.clipGradient > 0 ? experiment.clipGradient : nil
    rules.averageDecay = experiment.ema > 0 ? experiment.ema : nil
    rules.parts = experiment.accumulate
    return rules
  }
}
