/// The training set as a sampler sees it when an epoch begins: labels, and what classes are like.
public struct TrainingRows: Sendable {
  /// The class of every row.
  public let labels: [Int]
  /// Names of the classes; empty when they have none.
  public let names: [String]
  /// The epoch, from 0.
  public let epoch: Int
  /// The mean unit embedding of each class as the epoch begins, `[classes, width]`; nil in the
  /// first epoch, and for a sampler that asks for none.
  public let prototypes: Tensor?
  private let random: Random

  /// Rows of the given classes, as the given epoch begins; `random` is the same in all epochs.
  public init(
    _ labels: [Int], names: [String] = [], epoch: Int = 0, random: Random,
    prototypes: Tensor? = nil
  ) {
    self.labels = labels
    self.names = names
    self.epoch = epoch
    self.random = random
    self.prototypes = prototypes
  }

  /// The epoch's own generator.
  public var epochRandom: Random { random.split(epoch) }

  /// A generator that is the same in every epoch of the run, for what outlasts one.
  public var runRandom: Random { random.split(-1) }

  /// What errors call a class: its name, or its number where it has none.
  public func name(of label: Int) -> String {
    names.indices.contains(label) ? names[label] : "class \(label)"
  }
}

extension Sampler {
  /// None.
  public var prototypeImages: Int { 0 }

  /// Makes them and counts.
  public func batchCount(of rows: TrainingRows) throws -> Int { try batches(of: rows).count }

  /// The batches of the first epoch of a run, of classes without names.
  public func batches(of labels: [Int], random: Random) throws -> [[Int]] {
    try batches(of: TrainingRows(labels, random: random))
  }
}
