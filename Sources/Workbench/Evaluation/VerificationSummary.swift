/// The verification result of one model on one set of trials.
public struct VerificationSummary: Codable, Sendable, Equatable {
  /// How the embeddings were compared.
  public let similarity: Similarity
  /// Number of pairs of the same person.
  public let positives: Int
  /// Number of pairs of different people.
  public let negatives: Int
  /// Area under the ROC curve, with an interval that resamples people, or photographs.
  public let auc: Estimate
  /// Whether it was known who is on the photographs, so that people could be resampled.
  public let resamplesPeople: Bool
  /// Equal error rate, interpolated.
  public let eer: EqualErrorRate
  /// True accept rates at false accept rates 0.1, 0.01 and 0.001.
  public let tar: [TrueAcceptRate]
  /// Accuracy at the best threshold of these very pairs.
  public let bestAccuracy: ThresholdAccuracy
  /// The official fold protocol; nil when the trials have no folds.
  public let tenFold: TenFold?

  /// All verification numbers of scored pairs.
  ///
  /// - Throws: ``EvaluationError`` when the scores hold a NaN or one kind of pair is missing.
  public init(_ scores: VerificationScores, by similarity: Similarity) throws {
    let values = scores.scores(similarity)
    let roc = try ROC(values, same: scores.same)
    self.similarity = similarity
    positives = roc.positives
    negatives = roc.negatives
    let people = scores.people.flatMap { people in
      (scores.left + scores.right).allSatisfy(people.indices.contains) ? people : nil
    }
    resamplesPeople = people != nil
    auc = try areaUnderCurveEstimate(
      values, same: scores.same, left: scores.left.map { people?[$0] ?? $0 },
      right: scores.right.map { people?[$0] ?? $0 })
    eer = roc.equalErrorRate()
    tar = try [0.1, 0.01, 0.001].map { try roc.trueAcceptRate(atFalseAcceptRate: $0) }
    bestAccuracy = roc.bestAccuracy()
    tenFold =
      scores.folds > 1 ? try TenFold(values, same: scores.same, folds: scores.folds) : nil
  }

  /// The numbers by name, in reading order; a rate too small for these trials is left out.
  public var flattened: [(name: String, estimate: Estimate)] {
    var result = [("verification.auc", auc), ("verification.eer", eer.rate)]
    for (exponent, rate) in zip(1..., tar) where rate.isResolvable {
      result.append(("verification.tar@1e-\(exponent)", rate.rate))
    }
    result.append(("verification.best-accuracy", bestAccuracy.accuracy))
    if let tenFold { result.append(("verification.ten-fold", tenFold.mean)) }
    return result.map { (name: $0.0, estimate: $0.1) }
  }
}
