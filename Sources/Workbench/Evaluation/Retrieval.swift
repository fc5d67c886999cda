/// How well photographs find other photographs of their person.
///
/// Every photograph asks once. The others are ranked by how similar they are to it, the one with the
/// lowest index first where they are equally so. Photographs whose person has no other one do not
/// ask; they are only found.
///
/// - Source: Musgrave, Belongie, Lim, "A Metric Learning Reality Check", ECCV 2020, for R-precision
///   and MAP@R; Manning, Raghavan, Schütze, "Introduction to Information Retrieval", 2008, for the
///   others. A person's R is the number of photographs to be found: without the one that asks.
public struct Retrieval: Codable, Sendable, Equatable {
  /// The name of the run, or of whatever made the embeddings; may be empty.
  public var name = ""
  /// Number of photographs that asked.
  public let queries: Int
  /// Photographs that did not, for want of another one of their person.
  public let skipped: Int
  /// Number of photographs among which was searched; the one that asks is left out of its own search
  /// where the two sets are one.
  public let gallery: Int
  /// Number of people who asked.
  public let people: Int
  /// Means over the queries.
  public let micro: Means
  /// Means over people of the means over each one's queries.
  public let macro: Means

  /// The numbers of one way of averaging; intervals resample people.
  public struct Means: Codable, Sendable, Equatable {
    /// How often the first photograph found is right: precision@1, also called recall@1.
    public let precisionAt1: Estimate
    /// The share of right ones among the first R.
    public let rPrecision: Estimate
    /// `1/R Σ_{i ≤ R} precision@i · right_i`.
    public let meanAveragePrecisionAtR: Estimate
    /// The same over the whole ranking: the mean precision at each right one.
    public let meanAveragePrecision: Estimate
    /// One over the place of the first right one.
    public let meanReciprocalRank: Estimate
    /// Cumulative match characteristic: how often a right one is among the first k.
    public let cumulativeMatch: [CumulativeMatch]
  }

  /// How often a right photograph is among the first k: CMC@k, recall@k, rank-k identification.
  public struct CumulativeMatch: Codable, Sendable, Equatable {
    /// How many of the ranking are looked at.
    public let k: Int
    /// The share of queries with a right one among them.
    public let rate: Estimate
  }

  /// The numbers by name, in reading order: means over queries, then three of those over people.
  public var flattened: [(name: String, estimate: Estimate)] {
    micro.flattened.map { ("retrieval.\($0.name)", $0.estimate) }
      + macro.flattened.prefix(3).map { ("retrieval.macro.\($0.name)", $0.estimate) }
  }
}

extension Retrieval.Means {
  /// The numbers by name, in reading order.
  public var flattened: [(name: String, estimate: Estimate)] {
    [
      ("precision@1", precisionAt1), ("r-precision", rPrecision),
      ("map@r", meanAveragePrecisionAtR), ("map", meanAveragePrecision),
      ("mrr", meanReciprocalRank),
    ] + cumulativeMatch.map { ("cmc@\($0.k)", $0.rate) }
  }
}
