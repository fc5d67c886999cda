/// The verification numbers of every pair that can be made of some photographs.
///
/// Pairs share photographs, and by the million, so intervals that take them for independent would
/// claim far too much; there are none here.
public struct AllPairs: Sendable, Equatable {
  /// How the embeddings were compared.
  public let similarity: Similarity
  /// Area under the ROC curve, every pair counted, ties by half.
  public let auc: Double
  /// The curve; it keeps the points at which it turns, see ``resolution``.
  public let curve: ROC
  /// How far the rates of ``curve`` may be off: 0 unless it has more than four million turns.
  public let resolution: Double

  /// Number of pairs of the same person.
  public var positives: Int { curve.positives }
  /// Number of pairs of different people.
  public var negatives: Int { curve.negatives }
  /// Equal error rate, interpolated.
  public var eer: EqualErrorRate { curve.equalErrorRate() }
  /// Accuracy at the best threshold of these very pairs.
  public var bestAccuracy: ThresholdAccuracy { curve.bestAccuracy() }

  /// The numbers by name, in reading order, without intervals; a false accept rate that so few pairs
  /// cannot show is left out.
  public var flattened: [(name: String, estimate: Estimate)] {
    func plain(_ value: Double) -> Estimate {
      Estimate(value: value, lower: .nan, upper: .nan, count: positives + negatives)
    }
    var result = [("all-pairs.auc", plain(auc)), ("all-pairs.eer", plain(eer.rate.value))]
    for exponent in 1...6 {
      let target = ["1e-1", "1e-2", "1e-3", "1e-4", "1e-5", "1e-6"][exponent - 1]
      guard let rate = try? curve.trueAcceptRate(atFalseAcceptRate: Double(target) ?? 0.1),
        rate.isResolvable
      else { continue }
      result.append(("all-pairs.tar@\(target)", plain(rate.rate.value)))
    }
    result.append(("all-pairs.best-accuracy", plain(bestAccuracy.accuracy.value)))
    return result.map { (name: $0.0, estimate: $0.1) }
  }
}

extension Embeddings {
  /// Compares every row with every other one, in bounded memory.
  ///
  /// Scores are single precision, as ``ScoreBlocks`` computes them, and each is counted exactly: the
  /// area is that of these scores, without bins. Two hundred million pairs (20,000 rows) take some
  /// 500 MiB and two passes of matrix products; beyond, memory stays and passes are added.
  ///
  /// - Parameter labels: the person of each row.
  /// - Throws: ``EvaluationError`` when a row is not finite, or one kind of pair is missing.
  /// - Complexity: O(rows² · width).
  public func allPairs(labels: [Int], by similarity: Similarity = .cosine) throws -> AllPairs {
    try allPairs(labels: labels, by: similarity, budget: 250_000_000, capacity: 1 << 22)
  }

  func allPairs(
    labels: [Int], by similarity: Similarity, budget: Int, capacity: Int
  ) throws -> AllPairs {
    guard labels.count == count else {
      throw EvaluationError.lengths(metric: "all pairs", expected: count, got: labels.count)
    }
    let blocks = try ScoreBlocks("all pairs", self, self, by: similarity)
    var builder = CurveBuilder(capacity: capacity)
    let tiles = PairTiles(blocks, labels: labels)
    PairCounts(tiles: tiles, budget: budget).forEachScore { score, same, different in
      let score = similarity == .cosine ? Double(score) : -Double(-score).squareRoot()
      builder.add(score, same: same, different: different)
    }
    let (curve, area, resolution) = try builder.finish()
    return AllPairs(similarity: similarity, auc: area, curve: curve, resolution: resolution)
  }
}
