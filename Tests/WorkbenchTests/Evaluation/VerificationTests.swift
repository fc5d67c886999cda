import Foundation
import Testing
import Workbench

struct VerificationTests {
  private func embeddings() throws -> Embeddings {
    try Embeddings([3, 4, 0, 0, 6, 8, -3, -4, 4, -3], width: 2)
  }

  @Test func `cosine and Euclidean scores by hand`() throws {
    let cosine = try embeddings().scores(.cosine, left: [0, 0, 0, 0], right: [2, 3, 4, 1])
    #expect(cosine == [1, -1, 0, 0])
    let euclidean = try embeddings().scores(.euclidean, left: [0, 0, 1], right: [2, 3, 1])
    #expect(euclidean == [-5, -10, 0])
  }

  @Test func `rows that are not there are refused`() throws {
    #expect(throws: EvaluationError.self) {
      try embeddings().scores(.cosine, left: [0], right: [5])
    }
    #expect(throws: EvaluationError.lengths(metric: "scores", expected: 2, got: 1)) {
      try embeddings().scores(.cosine, left: [0, 1], right: [1])
    }
    #expect(throws: EvaluationError.self) { try Embeddings([1, 2, 3], width: 2) }
    #expect(throws: EvaluationError.self) { try Embeddings([1], width: 0) }
  }

  @Test func `a diverged embedding is an error, not a score`() throws {
    let embeddings = try Embeddings([1, .nan, 1, 0], width: 2)
    #expect(throws: EvaluationError.notANumber(metric: "verification", index: 0)) {
      try VerificationScores(embeddings, left: [0], right: [1], same: [true])
    }
  }

  @Test func `the hardest pairs lead`() throws {
    let scores = try VerificationScores(
      Embeddings([1, 0, 0, 1, 1, 1, -1, 0], width: 2), left: [0, 0, 0, 1, 1],
      right: [1, 2, 3, 2, 3], same: [true, true, true, false, false])
    let (same, different) = scores.hardest(2, by: .cosine)
    // Cosines: 0, 0.71, −1 of same pairs; 0.71, 0 of different ones.
    #expect(same == [2, 0])
    #expect(different == [3, 4])
    #expect(scores.hardest(9, by: .euclidean).same.count == 3)
  }

  private func scores(folds: Int) throws -> VerificationScores {
    let (values, same) = randomTrials(seed: 4, count: 200)
    let rows = values.flatMap { value in [Float(value), Float(value * value)] }
    let embeddings = try Embeddings(rows + [1, 1], width: 2)
    return try VerificationScores(
      embeddings, left: Array(0..<200), right: Array(repeating: 200, count: 200), same: same,
      folds: folds)
  }

  @Test func `a summary holds what the parts give`() throws {
    let scores = try scores(folds: 5)
    let summary = try VerificationSummary(scores, by: .euclidean)
    let roc = try ROC(scores.euclidean, same: scores.same)
    #expect(
      summary.auc
        == (try areaUnderCurveEstimate(
          scores.euclidean, same: scores.same, left: scores.left, right: scores.right)))
    #expect(!summary.resamplesPeople)
    #expect(summary.eer == roc.equalErrorRate())
    #expect(summary.tar[0] == (try roc.trueAcceptRate(atFalseAcceptRate: 0.1)))
    #expect(summary.tenFold == (try TenFold(scores.euclidean, same: scores.same, folds: 5)))
    #expect(summary.positives + summary.negatives == 200)
    #expect(
      summary.flattened.map(\.name) == [
        "verification.auc", "verification.eer", "verification.tar@1e-1", "verification.tar@1e-2",
        "verification.best-accuracy", "verification.ten-fold",
      ])
  }

  @Test func `trials without folds have no ten-fold result`() throws {
    let summary = try VerificationSummary(scores(folds: 1), by: .cosine)
    #expect(summary.tenFold == nil)
    #expect(!summary.flattened.map(\.name).contains("verification.ten-fold"))
  }

  @Test func `summaries and scores survive JSON`() throws {
    let scores = try scores(folds: 5)
    let summary = try VerificationSummary(scores, by: .cosine)
    let data = try JSONEncoder().encode(summary)
    #expect(try JSONDecoder().decode(VerificationSummary.self, from: data) == summary)
    let written = try JSONEncoder().encode(scores)
    #expect(try JSONDecoder().decode(VerificationScores.self, from: written) == scores)
  }

  @Test func `a threshold that accepts nothing survives JSON too`() throws {
    // The best different pair outscores every same pair: TAR 0 at threshold +∞.
    let scores = try VerificationScores(
      Embeddings([1, 0, 1, 0, 0, 1], width: 2), left: [0, 0], right: [1, 2], same: [false, true])
    let summary = try VerificationSummary(scores, by: .cosine)
    #expect(summary.tar.allSatisfy { $0.threshold == nil && $0.rate.value == 0 })
    let data = try JSONEncoder().encode(summary)
    #expect(try JSONDecoder().decode(VerificationSummary.self, from: data) == summary)
  }
}
