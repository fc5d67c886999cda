/// What is trained, and how: plugins by name, and the few numbers that are no plugin's.
public struct Experiment: Codable, Sendable, Equatable {
  /// The network.
  public var architecture: PluginSpecification
  /// What training minimises.
  public var loss: PluginSpecification
  /// Which pairs of a batch the loss uses; nil uses all.
  public var miner: PluginSpecification?
  /// Which images form a batch.
  public var sampler: PluginSpecification
  /// Random changes of training images, in order.
  public var augmentation: [PluginSpecification]
  /// How gradients change parameters.
  public var optimizer: PluginSpecification
  /// The learning rate over the run.
  public var schedule: PluginSpecification
  /// Passes of the sampler.
  public var epochs: Int
  /// How a photograph becomes an input.
  public var view: View
  /// Whether an embedding is the mean of the image's and its mirror image's.
  public var flipAverage: Bool
  /// Added to the seed of the command line, for repetitions of one experiment.
  public var seed: Int

  /// An experiment; what is not stated is a sound start for faces of 64 pixels.
  public init(
    architecture: PluginSpecification = "res-net depth=10 width=32 embedding=128",
    loss: PluginSpecification = "prototypical",
    miner: PluginSpecification? = nil,
    sampler: PluginSpecification = "classes-per-batch classes=64 images=2",
    augmentation: [PluginSpecification] = ["crop", "flip", "colour-jitter"],
    optimizer: PluginSpecification = "sgd learning-rate=0.1",
    schedule: PluginSpecification = "one-cycle",
    epochs: Int = 20,
    view: View = View(resize: 72, size: 64),
    flipAverage: Bool = true,
    seed: Int = 0
  ) {
    self.architecture = architecture
    self.loss = loss
    self.miner = miner
    self.sampler = sampler
    self.augmentation = augmentation
    self.optimizer = optimizer
    self.schedule = schedule
    self.epochs = epochs
    self.view = view
    self.flipAverage = flipAverage
    self.seed = seed
  }
}

/// An experiment whose plugins are made: every option known and checked.
public struct ResolvedExperiment: Sendable {
  /// As the recipe wrote it.
  public let experiment: Experiment
  let architecture: any Architecture
  let loss: any Loss
  let miner: (any Miner)?
  let sampler: any Sampler
  let augmentation: [any Augmentation]
  let optimizer: any Optimizer
  let schedule: any Schedule

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
    optimizer = try registry.optimizer(experiment.optimizer)
    schedule = try registry.schedule(experiment.schedule)
    guard (1...1_000_000).contains(experiment.epochs) else {
      throw OptionError(
        plugin: "experiment", option: "epochs", expected: "in 1…1000000",
        got: "\(experiment.epochs)")
    }
  }

  /// How embeddings of this experiment are compared.
  public var similarity: Similarity { loss.similarity }

  /// The model before training.
  ///
  /// - Throws: ``OptionError`` when it has more parameters than the assignment allows.
  public func model(classes: Int, seed: UInt64) throws -> Model {
    let model = try Model(
      architecture: architecture, loss: loss, size: experiment.view.size, classes: classes,
      random: Random(seed: seed).split(RandomStream.weights.rawValue))
    let count = model.parameterCount
    guard count.total <= ParameterCount.limit else {
      throw OptionError(
        plugin: experiment.architecture.name, option: "width, depth or embedding",
        expected: "a model of at most \(ParameterCount.limit) parameters",
        got: "\(count.network) in the network and \(count.loss) in the loss")
    }
    return model
  }
}

/// The streams of random numbers of a run; each is drawn by epoch and position.
enum RandomStream: Int {
  case weights = 1
  case sampler, augmentation, dropout, prototypes, loss
}
