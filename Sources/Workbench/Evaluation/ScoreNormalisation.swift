internal import Autograd

/// Makes scores comparable between photographs, by what each scores against strangers.
///
/// Some photographs score high with everybody. A cohort, embeddings of other people than those
/// judged, tells how high: a score is measured in deviations from the mean of the cohort's scores.
///
/// - Source: Auckenthaler, Carey, Lloyd-Thomas, "Score Normalization for Text-Independent Speaker
///   Verification Systems", Digital Signal Processing 2000 (z, t); Kenny, "Bayesian Speaker
///   Verification with Heavy-Tailed Priors", Odyssey 2010 (s); Matějka et al., "Analysis of Score
///   Normalization in Multilingual Speaker Recognition", Interspeech 2017 (adaptive).
public enum ScoreNormalisation: String, Codable, Sendable, CaseIterable {
  /// Against the cohort's scores with the first photograph, the enrolled one.
  case z
  /// Against the cohort's scores with the second photograph, the tested one.
  case t
  /// The mean of both; adaptive when the statistics are those of the nearest of the cohort only.
  case s

  /// Normalised scores of pairs of rows.
  ///
  /// - Parameters:
  ///   - statistics: of every row that occurs, from ``Embeddings/cohortStatistics(_:by:nearest:)``.
  /// - Throws: ``EvaluationError`` when lengths differ, a row has no statistics or no deviation.
  public func callAsFunction(
    _ scores: [Double], left: [Int], right: [Int], statistics: CohortStatistics
  ) throws -> [Double] {
    guard left.count == scores.count, right.count == scores.count else {
      throw EvaluationError.lengths(
        metric: "\(rawValue)-norm", expected: scores.count, got: min(left.count, right.count))
    }
    let used = self == .z ? left : self == .t ? right : left + right
    for row in used {
      guard statistics.means.indices.contains(row), statistics.deviations[row] > 0 else {
        throw EvaluationError.argument(
          metric: "\(rawValue)-norm", name: "the cohort's scores with row \(row)",
          expected: "known, and not all equal",
          got: statistics.means.indices.contains(row) ? "equal ones" : "none")
      }
    }
    func deviation(_ score: Double, _ row: Int) -> Double {
      (score - statistics.means[row]) / statistics.deviations[row]
    }
    return scores.indices.map { pair in
      switch self {
      case .z: deviation(scores[pair], left[pair])
      case .t: deviation(scores[pair], right[pair])
      case .s: (deviation(scores[pair], left[pair]) + deviation(scores[pair], right[pair])) / 2
      }
    }
  }
}

/// Mean and deviation of each row's scores against a cohort.
public struct CohortStatistics: Codable, Sendable, Equatable {
  /// The mean score of each row.
  public let means: [Double]
  /// The population standard deviation of each row's scores.
  public let deviations: [Double]
}

extension Embeddings {
  /// What each row scores against a cohort: other people than those who are judged.
  ///
  /// - Parameter nearest: how many of the cohort count, the highest scores of each row (adaptive
  ///   normalisation); all unless given.
  /// - Throws: ``EvaluationError`` when `nearest` is not in `2 ... cohort.count`, a row is not finite
  ///   or the widths differ.
  public func cohortStatistics(
    _ cohort: Embeddings, by similarity: Similarity = .cosine, nearest: Int? = nil
  ) throws -> CohortStatistics {
    let kept = nearest ?? cohort.count
    guard kept >= 2, kept <= cohort.count else {
      throw EvaluationError.argument(
        metric: "normalisation", name: "the cohort that counts",
        expected: "in 2...\(cohort.count)", got: "\(kept)")
    }
    let blocks = try ScoreBlocks("normalisation", self, cohort, by: similarity)
    var moments = [(mean: Double, deviation: Double)](repeating: (0, 0), count: count)
    moments.withUnsafeMutableBufferPointer { moments in
      Threads.split(count, grain: 16) { range in
        var row = [Float](repeating: 0, count: cohort.count)
        for index in range {
          row.withUnsafeMutableBufferPointer { row in
            guard let scores = row.baseAddress else { return }
            blocks.write(index..<index + 1, 0..<cohort.count, to: scores)
          }
          let counted = kept < row.count ? row.sorted(by: >).prefix(kept) : row[...]
          let scores = counted.map {
            similarity == .cosine ? Double($0) : -Double(-$0).squareRoot()
          }
          let mean = scores.reduce(0, +) / Double(kept)
          let variance = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(kept)
          moments[index] = (mean, variance.squareRoot())
        }
      }
    }
    return CohortStatistics(means: moments.map(\.mean), deviations: moments.map(\.deviation))
  }
}
