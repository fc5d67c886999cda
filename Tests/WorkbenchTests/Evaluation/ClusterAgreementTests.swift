import Autograd
import Foundation
import Testing
import Workbench

struct ClusterAgreementTests {
  @Test func `the same grouping under other names agrees wholly`() throws {
    let result = try ClusterAgreement([0, 0, 1, 1, 2], [7, 7, -3, -3, 5])
    #expect(abs(result.normalisedMutualInformation - 1) < 1e-12)
    #expect(abs(result.adjustedMutualInformation - 1) < 1e-12)
    #expect(result.adjustedRandIndex == 1)
  }

  @Test func `one group against two by hand`() throws {
    let result = try ClusterAgreement([0, 0, 1, 1], [0, 0, 0, 0])
    #expect(result.normalisedMutualInformation == 0)
    #expect(abs(result.adjustedMutualInformation) < 1e-12 && result.adjustedRandIndex == 0)
  }

  @Test func `a small table by hand`() throws {
    // Cells 2, 1, 1 of rows 3, 1 and columns 2, 2: I = ½ ln(4·2/(3·2)) + ¼ ln(4/(3·2)) + ¼ ln(4/2).
    let information = 0.5 * log(4.0 / 3) + 0.25 * log(2.0 / 3) + 0.25 * log(2.0)
    let entropies = (0.75 * log(4.0 / 3) + 0.25 * log(4.0), log(2.0))
    let result = try ClusterAgreement([0, 0, 0, 1], [0, 0, 1, 1])
    let expected = information / ((entropies.0 + entropies.1) / 2)
    #expect(abs(result.normalisedMutualInformation - expected) < 1e-12)
    // The other row of one meets either column: the same table always, so chance explains it all.
    #expect(abs(result.adjustedMutualInformation) < 1e-12)
  }

  @Test func `which grouping comes first does not matter`() throws {
    var random = Random(seed: 1)
    let labels = (0..<60).map { _ in random.integer(below: 5) }
    let clusters = (0..<60).map { _ in random.integer(below: 9) }
    let (one, other) = (
      try ClusterAgreement(labels, clusters), try ClusterAgreement(clusters, labels)
    )
    #expect(abs(one.adjustedMutualInformation - other.adjustedMutualInformation) < 1e-12)
    #expect(abs(one.normalisedMutualInformation - other.normalisedMutualInformation) < 1e-12)
  }

  @Test func `chance is zero when adjusted, and more when not`() throws {
    var sums = (normalised: 0.0, adjusted: 0.0, rand: 0.0)
    for seed in 0..<40 as Range<UInt64> {
      var random = Random(seed: seed)
      let labels = (0..<80).map { $0 % 20 }
      let result = try ClusterAgreement(labels, random.shuffled(labels))
      sums.normalised += result.normalisedMutualInformation / 40
      sums.adjusted += result.adjustedMutualInformation / 40
      sums.rand += result.adjustedRandIndex / 40
    }
    #expect(abs(sums.adjusted) < 0.02 && abs(sums.rand) < 0.02 && sums.normalised > 0.4)
  }

  @Test func `groupings of nothing or of other lengths are refused`() {
    #expect(throws: EvaluationError.empty(metric: "clustering")) { try ClusterAgreement([], []) }
    #expect(throws: EvaluationError.self) { try ClusterAgreement([1], [1, 2]) }
  }
}
