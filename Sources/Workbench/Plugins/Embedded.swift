internal import Synchronization

/// How two embeddings are compared; a loss prescribes the one it trains for.
public enum Similarity: String, Codable, Sendable, CaseIterable {
  /// The cosine of the angle between the embeddings.
  case cosine
  /// The negated Euclidean distance of the raw embeddings.
  case euclidean
}

/// A batch as a loss or a miner sees it: embeddings with their labels.
///
/// Distances between rows are computed once a batch and shared by the miner, the loss and the terms
/// of a sum of losses.
public struct Embedded: Sendable {
  /// `[batch, width]`, as the network made them, not normalised.
  public let embeddings: Tensor
  /// One class a row, `0 ..< classes`.
  public let labels: [Int]
  /// The number of training steps before this one.
  public let step: Int
  /// Random numbers of this step alone, for losses that draw.
  public let random: Random
  /// What a miner chose; nil when nothing was mined and everything counts.
  public var mined: Mined?
  /// Where factors held fixed are recorded, when gradients are checked.
  let heldFactors: HeldFactors?
  private let matrices = Matrices()
  private var notes: Notes

  /// A batch of labelled embeddings.
  ///
  /// - Throws: ``ShapeError`` when there is not one row a label.
  public init(
    _ embeddings: Tensor, labels: [Int], mined: Mined? = nil, step: Int = 0,
    random: Random? = nil, notes: Notes = Notes(), heldFactors: HeldFactors? = nil
  ) throws {
    guard embeddings.shape.count == 2, embeddings.shape[0] == labels.count else {
      throw ShapeError(
        operation: "Embedded", expected: "[\(labels.count), width]", got: embeddings.shape)
    }
    self.embeddings = embeddings
    self.labels = labels
    self.mined = mined
    self.step = step
    self.random = random ?? Random(seed: UInt64(truncatingIfNeeded: step))
    self.notes = notes
    self.heldFactors = heldFactors
  }

  /// The pairs to use: what was mined, or all ordered pairs.
  public var pairs: Pairs { mined?.pairs ?? .all(of: labels) }

  /// Calls `body` with anchor, positive and negative of each triplet to use, mined or all.
  public func forEachTriplet(_ body: (Int, Int, Int) -> Void) {
    if let mined { return mined.forEachTriplet(body) }
    for a in labels.indices {
      for p in labels.indices where p != a && labels[p] == labels[a] {
        for n in labels.indices where labels[n] != labels[a] { body(a, p, n) }
      }
    }
  }

  /// The embeddings divided by their lengths, `[batch, width]`.
  public var unitEmbeddings: Tensor {
    matrices.value("unit") { embeddings.normalisedRows() }
  }

  /// The cosines between all rows, `[batch, batch]`.
  public var cosines: Tensor {
    let unit = unitEmbeddings
    return matrices.value("cosines") { unit.matmul(unit, otherTransposed: true) }
  }

  /// The distances between all rows, `[batch, batch]`, of raw or of unit vectors.
  public func distances(_ distance: Distance, normalised: Bool) -> Tensor {
    switch distance {
    case .cosine: return 1 - cosines
    case .squared: return distances(.euclidean, normalised: normalised).squared()
    default:
      let rows = normalised ? unitEmbeddings : embeddings
      return matrices.value("\(distance) \(normalised)") { distance(rows, rows) }
    }
  }

  /// Keeps a number for the log of this step, such as the share of triplets that cost something.
  public func note(_ name: String, _ value: Double) { notes.add(name, value) }

  /// Other rows in the place of these, in the same step and with the same notes.
  ///
  /// - Throws: ``ShapeError`` when there is not one row a label.
  public func replacing(
    _ embeddings: Tensor, labels: [Int], mined: Mined? = nil
  ) throws -> Embedded {
    try Embedded(
      embeddings, labels: labels, mined: mined, step: step, random: random, notes: notes,
      heldFactors: heldFactors)
  }

  /// The same batch under other numbers of the same classes.
  public func relabelled(_ labels: [Int]) throws -> Embedded {
    try replacing(embeddings, labels: labels, mined: mined)
  }

  /// The same batch whose notes carry a prefix: a term of a sum.
  public func noting(under prefix: String) -> Embedded {
    var copy = self
    copy.notes = notes.under(prefix)
    return copy
  }
}

/// Matrices of one batch that were computed already.
private final class Matrices: Sendable {
  private let values = Mutex<[String: Tensor]>([:])

  func value(_ name: String, _ compute: () -> Tensor) -> Tensor {
    if let known = values.withLock({ $0[name] }) { return known }
    let value = compute()
    values.withLock { $0[name] = value }
    return value
  }
}

/// Numbers that losses report beside their value, by name.
public struct Notes: Sendable {
  private final class Store: Sendable {
    let values = Mutex<[String: Double]>([:])
  }
  private let store: Store
  private let prefix: String

  /// No numbers yet.
  public init() {
    store = Store()
    prefix = ""
  }

  private init(_ store: Store, _ prefix: String) {
    self.store = store
    self.prefix = prefix
  }

  /// Keeps a number; a later one of the same name takes its place.
  public func add(_ name: String, _ value: Double) {
    let name = prefix + name
    store.values.withLock { $0[name] = value }
  }

  /// Every number kept so far.
  public var values: [String: Double] { store.values.withLock { $0 } }

  /// The same notes, whose new names begin so.
  func under(_ prefix: String) -> Notes { Notes(store, self.prefix + prefix) }
}
