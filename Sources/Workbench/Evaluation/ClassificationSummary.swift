/// The classification result of one model on labelled photographs.
public struct ClassificationSummary: Codable, Sendable, Equatable {
  /// Share of rows whose largest logit is their label's.
  public let top1: Estimate
  /// Share of rows whose label is among the five largest logits.
  public let top5: Estimate
  /// Rows that held a NaN; they count as wrong.
  public let notANumber: Int

  /// The result from the labels' places among margin-free logits.
  ///
  /// - Parameter ranks: from ``ranks(of:in:)``.
  /// - Throws: ``EvaluationError`` when there is no row.
  public init(_ ranks: [Int?]) throws {
    top1 = try topKAccuracy(ranks, k: 1)
    top5 = try topKAccuracy(ranks, k: 5)
    notANumber = ranks.reduce(0) { $0 + ($1 == nil ? 1 : 0) }
  }

  /// The numbers by name, in reading order.
  public var flattened: [(name: String, estimate: Estimate)] {
    [("classification.top1", top1), ("classification.top5", top5)]
  }
}
