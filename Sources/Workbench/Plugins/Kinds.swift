/// How two embeddings are compared; a loss prescribes the one it trains for.
public enum Similarity: String, Codable, Sendable, CaseIterable {
  /// The cosine of the angle between the embeddings.
  case cosine
  /// The negated Euclidean distance of the raw embeddings.
  case euclidean
}

/// A batch as a loss sees it: embeddings with their labels.
public struct Embedded: Sendable {
  /// `[batch, width]`, as the network made them, not normalised.
  public let embeddings: Tensor
  /// One class a row, `0 ..< classes`.
  public let labels: [Int]
  /// The pairs of rows to use; all pairs unless a miner chose.
  public let pairs: Pairs
  /// The number of training steps before this one.
  public let step: Int

  /// A batch of labelled embeddings.
  ///
  /// - Throws: ``ShapeError`` when there is not one row a label.
  public init(_ embeddings: Tensor, labels: [Int], pairs: Pairs? = nil, step: Int = 0) throws {
    guard embeddings.shape.count == 2, embeddings.shape[0] == labels.count else {
      throw ShapeError(
        operation: "Embedded", expected: "[\(labels.count), width]", got: embeddings.shape)
    }
    self.embeddings = embeddings
    self.labels = labels
    self.pairs = pairs ?? .all(of: labels)
    self.step = step
  }
}

/// Ordered pairs of rows of a batch, of the same class and of different ones.
public struct Pairs: Sendable, Equatable {
  /// Pairs (i, j), i ≠ j, of the same class.
  public var same: [(Int, Int)]
  /// Pairs of different classes.
  public var different: [(Int, Int)]

  /// The given pairs.
  public init(same: [(Int, Int)], different: [(Int, Int)]) {
    self.same = same
    self.different = different
  }

  /// All ordered pairs of a batch.
  public static func all(of labels: [Int]) -> Pairs {
    var pairs = Pairs(same: [], different: [])
    for i in labels.indices {
      for j in labels.indices where i != j {
        if labels[i] == labels[j] {
          pairs.same.append((i, j))
        } else {
          pairs.different.append((i, j))
        }
      }
    }
    return pairs
  }

  /// Whether both hold the same pairs in the same order.
  public static func == (left: Pairs, right: Pairs) -> Bool {
    left.same.elementsEqual(right.same, by: ==)
      && left.different.elementsEqual(right.different, by: ==)
  }
}

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
}

extension Loss {
  /// Cosine.
  public var similarity: Similarity { .cosine }
  /// None.
  public func parameters(classes: Int, width: Int, random: inout Random) -> Parameters { [:] }
  /// Nil: no classifier.
  public func logits(_ embeddings: Tensor, _ parameters: Parameters) throws -> Tensor? { nil }
}

/// Chooses, without gradient, the pairs of a batch that a pair loss uses.
public protocol Miner: Plugin {
  /// The chosen pairs.
  ///
  /// - `embeddings`: `[batch, width]`, raw.
  func pairs(_ embeddings: Tensor, labels: [Int]) throws -> Pairs
}

/// Chooses which rows of the training set form each batch of an epoch.
public protocol Sampler: Plugin {
  /// The batches of one epoch, each a list of rows; a pure function of its arguments.
  ///
  /// - `labels`: the class of every row of the training set.
  /// - `random`: a generator of this epoch alone.
  /// - Throws: ``DataError`` when the labels cannot give a single batch.
  func batches(of labels: [Int], random: Random) throws -> [[Int]]
}

/// A family of networks that turn images into embeddings.
public protocol Architecture: Plugin {
  /// A freshly initialised network.
  ///
  /// - `input`: shape of one image, `[height, width, channels]`.
  /// - `random`: the source of initial weights.
  func network(input: [Int], random: inout Random) throws -> any Network
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
