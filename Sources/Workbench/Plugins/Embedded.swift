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
