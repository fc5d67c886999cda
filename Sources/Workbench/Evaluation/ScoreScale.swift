internal import Foundation

/// What a score or a threshold is measured in.
///
/// A cosine s and the squared Euclidean distance d² of the same unit vectors are two ways to say one
/// thing, `d² = 2 − 2 s`; a threshold of one is nonsense on the other, so a threshold is never
/// written without its scale.
public enum ScoreScale: String, Codable, Sendable, CaseIterable {
  /// The cosine of two embeddings, -1 … 1; larger is more similar.
  case cosine
  /// The squared Euclidean distance of unit embeddings, 0 … 4; smaller is more similar.
  case squaredDistance = "squared-distance"
  /// The negated Euclidean distance of raw embeddings, at most 0; larger is more similar.
  case negatedDistance = "negated-distance"

  /// The scale of the scores of a similarity.
  public init(_ similarity: Similarity) {
    self = similarity == .cosine ? .cosine : .negatedDistance
  }

  /// A value of this scale on another one.
  ///
  /// - Throws: ``EvaluationError`` when the value does not lie on this scale, or raw embeddings would
  ///   have to be known to convert it.
  public func convert(_ value: Double, to other: ScoreScale) throws -> Double {
    let range: ClosedRange<Double> =
      switch self {
      case .cosine: -1...1
      case .squaredDistance: 0...4
      case .negatedDistance: -.infinity...0
      }
    guard range.contains(value) else {
      throw EvaluationError.argument(
        metric: "threshold", name: "a \(words)",
        expected: "in \(range.lowerBound)…\(range.upperBound)", got: "\(value)")
    }
    switch (self, other) {
    case (.cosine, .squaredDistance): return 2 - 2 * value
    case (.squaredDistance, .cosine): return 1 - value / 2
    case _ where self == other: return value
    default:
      throw EvaluationError.argument(
        metric: "threshold", name: "a \(words) on the scale \(other.rawValue)",
        expected: "of unit embeddings", got: "one of raw embeddings, whose lengths it depends on")
    }
  }

  /// What it is, in words.
  public var words: String {
    switch self {
    case .cosine: "cosine"
    case .squaredDistance: "squared distance of unit embeddings"
    case .negatedDistance: "negated distance"
    }
  }

  /// From which score on a pair is accepted, with the scale and, for cosines, the squared distance.
  public func condition(_ threshold: Double) -> String {
    func text(_ value: Double) -> String { String(format: "%.4f", value) }
    switch self {
    case .cosine:
      let distance = (try? convert(threshold, to: .squaredDistance)).map {
        " (\(ScoreScale.squaredDistance.words) ≤ \(text($0)))"
      }
      return "cosine ≥ \(text(threshold))" + (distance ?? "")
    case .squaredDistance:
      let cosine = (try? convert(threshold, to: .cosine)).map { " (cosine ≥ \(text($0)))" }
      return "\(words) ≤ \(text(threshold))" + (cosine ?? "")
    case .negatedDistance: return "distance ≤ \(text(-threshold))"
    }
  }
}
