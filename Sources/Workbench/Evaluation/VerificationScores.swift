/// Scored pairs of photographs: what every verification number and plot is computed from.
public struct VerificationScores: Codable, Sendable, Equatable {
  /// Cosine similarity of each pair.
  public let cosine: [Double]
  /// Negated Euclidean distance of each pair.
  public let euclidean: [Double]
  /// Whether each pair shows one person.
  public let same: [Bool]
  /// The first photograph of each pair.
  public let left: [Int]
  /// The second photograph of each pair.
  public let right: [Int]
  /// Number of contiguous folds of the official protocol; 1 when there is none.
  public let folds: Int
  /// Who is on each photograph; nil when that is not known.
  public let people: [Int]?

  /// Scores of trials from the embeddings of their photographs.
  ///
  /// - Throws: ``EvaluationError`` when a photograph has no embedding, or when a score is not a
  ///   number, as after a diverged training run.
  public init(
    _ embeddings: Embeddings, left: [Int], right: [Int], same: [Bool], folds: Int = 1,
    people: [Int]? = nil
  ) throws {
    cosine = try embeddings.scores(.cosine, left: left, right: right)
    euclidean = try embeddings.scores(.euclidean, left: left, right: right)
    try checkTrials("verification", cosine, same)
    try checkTrials("verification", euclidean, same)
    self.same = same
    self.left = left
    self.right = right
    self.folds = folds
    self.people = people
  }

  /// Scores computed before, such as those of raw pixels, which have no Euclidean ones.
  init(
    cosine: [Double], euclidean: [Double], same: [Bool], left: [Int], right: [Int], folds: Int,
    people: [Int]? = nil
  ) {
    self.cosine = cosine
    self.euclidean = euclidean
    self.same = same
    self.left = left
    self.right = right
    self.folds = folds
    self.people = people
  }

  /// The scores under one similarity.
  public func scores(_ similarity: Similarity) -> [Double] {
    similarity == .cosine ? cosine : euclidean
  }

  /// The pairs that look least like what they are, hardest first, as indices of trials.
  ///
  /// Same pairs of least score and different pairs of greatest; among equals the first trial leads.
  public func hardest(
    _ count: Int, by similarity: Similarity
  ) -> (same: [Int], different: [Int]) {
    let scores = scores(similarity)
    let order = scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
    let reversed = scores.indices.sorted { (-scores[$0], $0) < (-scores[$1], $1) }
    return (
      Array(order.filter { same[$0] }.prefix(count)),
      Array(reversed.filter { !same[$0] }.prefix(count))
    )
  }
}
