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
  /// How the images of a batch are mixed, and their classes; nil mixes nothing.
  public var mix: PluginSpecification?
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
  /// The share of the averaged weights that stays in a step, such as 0.999; 0 averages nothing.
  public var ema: Double
  /// Whether, of the two, the averaged weights decide which epoch is the best, and are the finished
  /// model; else the raw ones do and are.
  public var useAverage: Bool
  /// The greatest length of all gradients together, to which longer ones are shortened; 0: any.
  public var clipGradient: Double
  /// Parameters that stay as they are, by name or beginning, with the statistics of normalisations
  /// that are frozen whole: `conv1`, `layer1`, `layer*.bn1`.
  public var freeze: [String]
  /// Factors of the learning rate by name of parameter or beginning, the last that fits: `fc=10`.
  public var rates: [String]
  /// Epochs without a better validation after which training stops; 0 goes on to the end.
  public var patience: Int
  /// Options of the loss that begin elsewhere: `margin from=0 epochs=5`.
  public var warmUp: [PluginSpecification]
  /// Parts in which a batch passes the network, to need less memory; the loss sees it whole.
  public var accumulate: Int
  /// The run whose network training begins with: a name in this recipe's report, `report/name`, or a
  /// folder; empty begins anew.
  public var from: String
  /// Parameters that begin anew even so, such as a head of another size.
  public var anew: [String]

  /// An experiment; what is not stated is a sound start for faces of 64 pixels.
  public init(
    architecture: PluginSpecification = "res-net depth=10 width=32 embedding=128",
    loss: PluginSpecification = "prototypical",
    miner: PluginSpecification? = nil,
    sampler: PluginSpecification = "classes-per-batch classes=64 images=2",
    augmentation: [PluginSpecification] = ["crop", "flip", "colour-jitter"],
    mix: PluginSpecification? = nil,
    optimizer: PluginSpecification = "sgd learning-rate=0.1",
    schedule: PluginSpecification = "one-cycle",
    epochs: Int = 20,
    view: View = View(resize: 72, size: 64),
    flipAverage: Bool = true,
    seed: Int = 0, ema: Double = 0, useAverage: Bool = true, clipGradient: Double = 0,
    freeze: [String] = [], rates: [String] = [], patience: Int = 0,
    warmUp: [PluginSpecification] = [], accumulate: Int = 1, from: String = "",
    anew: [String] = []
  ) {
    (self.architecture, self.loss, self.miner) = (architecture, loss, miner)
    (self.sampler, self.augmentation, self.mix) = (sampler, augmentation, mix)
    (self.optimizer, self.schedule, self.epochs) = (optimizer, schedule, epochs)
    (self.view, self.flipAverage, self.seed) = (view, flipAverage, seed)
    (self.ema, self.useAverage, self.clipGradient) = (ema, useAverage, clipGradient)
    (self.freeze, self.rates, self.patience) = (freeze, rates, patience)
    (self.warmUp, self.accumulate, self.from, self.anew) = (warmUp, accumulate, from, anew)
  }
}

/// The streams of random numbers of a run; each is drawn by epoch and position.
enum RandomStream: Int {
  case weights = 1
  case sampler, augmentation, dropout, prototypes, loss, mix
}
