/// Embeddings that no longer tell people apart, whatever the loss says.
public enum Collapse: Sendable, Equatable {
  /// All embeddings nearly coincide, those of different people as much as those of one; their mean
  /// distance.
  case point(distance: Double)
  /// The embeddings lie nearly on a line; the effective rank.
  case line(rank: Double)

  /// Steps that a network gets to spread out what it is given: embeddings of an untrained one nearly
  /// coincide.
  static let firstSteps = 50

  /// Whether what was measured is a collapse; nil when it is none, or when too little was measured.
  ///
  /// - Parameters:
  ///   - values: means over some steps, by the names of ``Diagnostic``.
  ///   - step: steps done by then.
  ///   - classes: of the training set; few of them need no more than a line.
  public init?(_ values: [String: Double], step: Int, similarity: Similarity, classes: Int) {
    guard step >= Self.firstSteps, classes >= 8 else { return nil }
    func value(_ name: Diagnostic) -> Double? { values[name.rawValue] }
    if let distance = value(.otherDistance), let norm = value(.featureNorm) {
      let size = similarity == .cosine ? 1 : norm
      // Without two images of one person in a batch, only the distance can tell.
      let own = value(.ownDistance) ?? distance
      let limit = value(.ownDistance) == nil ? 0.1 : 0.25
      if distance < limit * size, own > 0.75 * distance {
        self = .point(distance: distance)
        return
      }
    }
    guard let rank = value(.effectiveRank), let limit = value(.rankLimit), limit >= 8, rank < 1.2
    else { return nil }
    self = .line(rank: rank)
  }

  /// What happened and what to do, in plain words.
  public var words: String {
    let what =
      switch self {
      case .point(let distance):
        "the embeddings have collapsed: those of different people are hardly farther apart than "
          + "those of one person (mean distance \(shortNumber(distance)))"
      case .line(let rank):
        "the embeddings have collapsed: they lie nearly on a line (effective rank "
          + "\(shortNumber(rank)))"
      }
    return what + "; lower the learning rate, warm up with all or semi-hard pairs before mining "
      + "hard ones, or begin with a softmax loss"
  }
}
