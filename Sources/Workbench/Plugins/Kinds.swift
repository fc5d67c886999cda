/// What training minimises, as a function of embeddings and labels.
public protocol Loss: Plugin {
  /// How embeddings trained with this loss are compared; cosine unless stated.
  var similarity: Similarity { get }

  /// The loss's own learnable parameters and state, by name; none unless stated.
  ///
  /// - `classes`: number of classes in the training set.
  /// - `width`: size of an embedding.
  /// - `random`: the source of initial values.
  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters

  /// The loss of a batch, a scalar; state in `parameters` may be updated.
  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) throws -> Tensor

  /// Margin-free class scores `[batch, classes]`, or nil when the loss has no classifier.
  func logits(_ embeddings: Tensor, _ parameters: Parameters) throws -> Tensor?

  /// Whether a row may belong to two classes, its cost being that of both in their shares, as a
  /// ``Mix`` asks for; false unless stated, as for pairs, triplets and prototypes.
  var takesMixedLabels: Bool { get }

  /// Properties that the laws check and that this loss lacks by its nature, with the reason; none
  /// unless stated.
  var lacks: [LossProperty: String] { get }
}

extension Loss {
  /// Cosine.
  public var similarity: Similarity { .cosine }
  /// None.
  public func parameters(classes: Int, width: Int, random: inout Random) -> Parameters { [:] }
  /// False.
  public var takesMixedLabels: Bool { false }
  /// Nil: no classifier.
  public func logits(_ embeddings: Tensor, _ parameters: Parameters) throws -> Tensor? { nil }
  /// Nothing.
  public var lacks: [LossProperty: String] { [:] }
}

/// A loss that is a mean over the rows of the batch, so that a wrapper can choose or weigh them.
public protocol RowLoss: Loss {
  /// The cost of each row, `[batch]`; state in `parameters` may be updated.
  func costs(_ batch: Embedded, _ parameters: inout Parameters) throws -> Tensor
}

extension RowLoss {
  /// The mean of the rows' costs; zero for a batch without rows.
  public func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) throws -> Tensor {
    try costs(batch, &parameters).mean()
  }
}

/// Chooses the pairs or triplets of a batch that a loss uses.
///
/// Every loss of pairs or triplets takes what any miner chose; see ``Mined``.
public protocol Miner: Plugin {
  /// The chosen pairs or triplets; no gradient flows through the choice.
  func mine(_ batch: Embedded) throws -> Mined

  /// Properties that the laws check and that this miner lacks by its nature, with the reason; none
  /// unless stated.
  var lacks: [MinerProperty: String] { get }
}

extension Miner {
  /// Nothing.
  public var lacks: [MinerProperty: String] { [:] }
}

/// Chooses which rows of the training set form each batch of an epoch.
public protocol Sampler: Plugin {
  /// The batches of one epoch, each a list of rows; a pure function of what it is given.
  ///
  /// Whatever is random comes from `rows.epochRandom`, or from `rows.runRandom` where epochs hang
  /// together.
  ///
  /// - Throws: ``DataError`` when the rows cannot give a single batch.
  func batches(of rows: TrainingRows) throws -> [[Int]]

  /// The number of batches of every epoch, the same in all; by making them unless stated.
  ///
  /// - Throws: as ``batches(of:)``.
  func batchCount(of rows: TrainingRows) throws -> Int

  /// Images of each class whose mean unit embedding, the class's prototype, the sampler asks for
  /// when an epoch after the first begins; 0, none, unless stated.
  var prototypeImages: Int { get }

  /// Properties that the laws check and that this sampler lacks by its nature, with the reason; none
  /// unless stated.
  var lacks: [SamplerProperty: String] { get }
}

extension Sampler {
  /// Nothing.
  public var lacks: [SamplerProperty: String] { [:] }
}

/// A family of networks that turn images into embeddings.
public protocol Architecture: Plugin {
  /// A freshly initialised network.
  ///
  /// - `input`: shape of one image, `[height, width, channels]`.
  /// - `random`: the source of initial weights.
  func network(input: [Int], random: inout Random) throws -> any Network

  /// The least side of an image in pixels; 1 unless stated. Smaller ones are refused.
  var minimumSize: Int { get }

  /// Options of a small network of this kind, which the laws check in the place of the defaults so
  /// that they are quick, such as `width=8`; none unless stated.
  static var small: String { get }
}

extension Architecture {
  /// One pixel.
  public var minimumSize: Int { 1 }
  /// The defaults.
  public static var small: String { "" }

  /// Refuses images that are too small for the network.
  ///
  /// - Parameter input: shape of one image, `[height, width, channels]`.
  /// - Throws: ``OptionError`` with the least side.
  public func checkInput(_ input: [Int]) throws {
    let side = min(input[0], input[1])
    guard side < minimumSize else { return }
    throw OptionError(
      plugin: "experiment", option: "size", expected: "at least \(minimumSize) for \(Self.name)",
      got: "\(side)")
  }
}

/// A layer from images `[batch, height, width, channels]` to embeddings `[batch, width]`.
public protocol Network: Layer {
  /// The number of values in one embedding.
  var embeddingWidth: Int { get }
}

/// Changes a training image at random, before it reaches the network.
public protocol Augmentation: Plugin {
  /// Changes `image` in place.
  ///
  /// - `size`: the side of the square that the network takes; what is still larger afterwards is
  ///   cropped to its centre.
  /// - `random`: a generator of this image in this epoch alone.
  func callAsFunction(_ image: inout Image, size: Int, random: inout Random)
}

/// Mixes the images of a batch, and their classes, with each other.
public protocol Mix: Plugin {
  /// How to mix a batch, or nil to leave it as it is.
  ///
  /// - `rows`: images in the batch.
  /// - `size`: the side of the square that the network takes.
  /// - `random`: a generator of this batch in this epoch alone.
  func mixture(of rows: Int, size: Int, random: inout Random) -> Mixture?
}

/// Changes parameters from their gradients.
public protocol Optimizer: Plugin {
  /// Peak learning rate; the schedule scales it.
  var learningRate: Double { get }
  /// How many tensors of state each parameter needs.
  var slotCount: Int { get }

  /// Updates one parameter in place.
  ///
  /// - `parameter`: the parameter, changed in place.
  /// - `gradient`: of the same shape.
  /// - `slots`: ``slotCount`` tensors of state, zero before the first step.
  /// - `decays`: whether weight decay applies (not to biases and norms).
  /// - `learningRate`: this step's rate.
  /// - `step`: number of this step, from 1.
  func update(
    _ parameter: inout Tensor, gradient: Tensor, slots: inout [Tensor], decays: Bool,
    learningRate: Double, step: Int)
}

/// The learning rate over a training run, as a factor of the optimizer's own.
public protocol Schedule: Plugin {
  /// The factor at a step.
  ///
  /// - `step`: from 0.
  /// - `steps`: steps in the whole run.
  /// - `epochs`: epochs in the whole run.
  func factor(step: Int, of steps: Int, epochs: Int) -> Double
}

/// Where faces come from: a folder in a known layout.
public protocol DataSource: Plugin {
  /// The photographs, labels and trials that the source holds.
  ///
  /// - Throws: ``DataError`` naming the file and line that cannot be used.
  func load() throws -> FaceData
}
