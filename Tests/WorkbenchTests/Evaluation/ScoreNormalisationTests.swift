import Foundation
import Testing

@testable import Workbench

struct ScoreNormalisationTests {
  /// Row 0 scores 1, 0, −1 against the cohort; row 1 scores 0, 1, 0.
  private func statistics(nearest: Int? = nil) throws -> CohortStatistics {
    let rows = try Embeddings([1, 0, 0, 1], width: 2)
    let cohort = try Embeddings([1, 0, 0, 1, -1, 0], width: 2)
    return try rows.cohortStatistics(cohort, nearest: nearest)
  }

  @Test func `means and deviations by hand`() throws {
    let all = try statistics()
    #expect(abs(all.means[0]) < 1e-7 && abs(all.means[1] - 1.0 / 3) < 1e-7)
    #expect(abs(all.deviations[0] - (2.0 / 3).squareRoot()) < 1e-7)
    #expect(abs(all.deviations[1] - (2.0 / 9).squareRoot()) < 1e-7)
    // Of the two nearest: 1, 0 and 1, 0.
    let nearest = try statistics(nearest: 2)
    #expect(nearest.means == [0.5, 0.5] && nearest.deviations == [0.5, 0.5])
  }

  @Test func `z takes the first photograph's, t the second's, s the mean of both`() throws {
    let statistics = CohortStatistics(means: [0, 1], deviations: [2, 0.5])
    func normalised(_ norm: ScoreNormalisation) throws -> [Double] {
      try norm([3], left: [0], right: [1], statistics: statistics)
    }
    #expect(try normalised(.z) == [1.5])
    #expect(try normalised(.t) == [4])
    #expect(try normalised(.s) == [2.75])
  }

  @Test func `the symmetric score does not depend on the order of a pair`() throws {
    let statistics = try statistics()
    let (scores, left, right) = ([0.2, 0.7], [0, 1], [1, 0])
    #expect(
      try ScoreNormalisation.s(scores, left: left, right: right, statistics: statistics)
        == ScoreNormalisation.s(scores, left: right, right: left, statistics: statistics))
  }

  @Test func `photographs that score high with everybody are brought in line`() throws {
    // Half of the photographs lie near a common direction, and so near each other.
    let (plainRows, labels) = try peopleEmbeddings(
      people: 40, each: 2, width: 8, noise: 0.5, seed: 3)
    let (plainCohort, _) = try peopleEmbeddings(people: 60, each: 1, width: 8, seed: 4)
    func leaning(_ embeddings: Embeddings) throws -> Embeddings {
      try Embeddings(
        embeddings.values.enumerated().map { place, value in
          (place / 8) % 2 == 0 && place % 8 == 0 ? value + 4 : value
        }, width: 8)
    }
    let (rows, cohort) = (try leaning(plainRows), try leaning(plainCohort))
    var (left, right): ([Int], [Int]) = ([], [])
    for first in 0..<rows.count {
      for second in first + 1..<rows.count { (left, right) = (left + [first], right + [second]) }
    }
    let same = zip(left, right).map { labels[$0] == labels[$1] }
    let scores = try rows.scores(.cosine, left: left, right: right)
    let plain = try areaUnderCurve(scores, same: same)
    for nearest in [nil, 20] {
      let normalised = try ScoreNormalisation.s(
        scores, left: left, right: right,
        statistics: rows.cohortStatistics(cohort, nearest: nearest))
      #expect(try areaUnderCurve(normalised, same: same) > plain + 0.02)
    }
  }

  @Test func `distances are normalised as distances`() throws {
    let rows = try Embeddings([0, 0], width: 2)
    let cohort = try Embeddings([3, 4, 0, 1], width: 2)
    let statistics = try rows.cohortStatistics(cohort, by: .euclidean)
    #expect(abs(statistics.means[0] + 3) < 1e-6 && abs(statistics.deviations[0] - 2) < 1e-6)
  }

  @Test func `what cannot be normalised is refused`() throws {
    let rows = try Embeddings([1, 0], width: 2)
    #expect(throws: EvaluationError.self) { try rows.cohortStatistics(rows) }
    #expect(throws: EvaluationError.self) {
      try rows.cohortStatistics(Embeddings([1, 0, 0, 1], width: 2), nearest: 3)
    }
    let flat = CohortStatistics(means: [0], deviations: [0])
    #expect(throws: EvaluationError.self) {
      try ScoreNormalisation.z([1], left: [0], right: [0], statistics: flat)
    }
    #expect(throws: EvaluationError.self) {
      try ScoreNormalisation.z([1], left: [1], right: [0], statistics: flat)
    }
    #expect(throws: EvaluationError.self) {
      try ScoreNormalisation.s([1], left: [], right: [], statistics: flat)
    }
  }
}
