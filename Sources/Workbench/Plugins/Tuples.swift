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

/// What a miner chose of a batch.
public enum Mined: Sendable, Equatable {
  /// Three rows of a batch: two of one class and one of another.
  public struct Triplet: Sendable, Hashable {
    /// The row that the others are compared with.
    public var anchor: Int
    /// Another row of the anchor's class.
    public var positive: Int
    /// A row of another class.
    public var negative: Int

    /// The given rows.
    public init(_ anchor: Int, _ positive: Int, _ negative: Int) {
      self.anchor = anchor
      self.positive = positive
      self.negative = negative
    }
  }

  /// Pairs; a loss of triplets takes, for each anchor, its positives with its negatives.
  case pairs(Pairs)
  /// Triplets; a loss of pairs takes (anchor, positive) and (anchor, negative), each once.
  case triplets([Triplet])

  /// The chosen pairs.
  public var pairs: Pairs {
    switch self {
    case .pairs(let pairs): return pairs
    case .triplets(let triplets):
      var seen: Set<Int> = []
      var pairs = Pairs(same: [], different: [])
      for triplet in triplets {
        let (a, p, n) = (triplet.anchor, triplet.positive, triplet.negative)
        if seen.insert(a << 32 | p).inserted { pairs.same.append((a, p)) }
        if seen.insert(a << 32 | n).inserted { pairs.different.append((a, n)) }
      }
      return pairs
    }
  }

  /// Calls `body` with anchor, positive and negative of each chosen triplet.
  ///
  /// They are never written down together: with 256 rows there can be millions.
  public func forEachTriplet(_ body: (Int, Int, Int) -> Void) {
    switch self {
    case .triplets(let triplets):
      for triplet in triplets { body(triplet.anchor, triplet.positive, triplet.negative) }
    case .pairs(let pairs):
      let negatives = Dictionary(grouping: pairs.different) { $0.0 }
      for (a, p) in pairs.same {
        for (_, n) in negatives[a] ?? [] { body(a, p, n) }
      }
    }
  }
}
