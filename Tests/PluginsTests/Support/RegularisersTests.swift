import Autograd
import TestSupport
import Testing

@testable import Plugins

struct RegularisersTests {
  private let rows = Tensor([3, 4, 0, -2].map(Double.init), shape: [2, 2])

  @Test func `terms of two rows by hand`() {
    // Squared lengths 25 and 4, mean 14.5: (10.5² + 10.5²) / 2 / 4.
    #expect(centreInvariance(rows).scalar == 27.5625)
    #expect(meanLength(rows, p: 2, power: 1).scalar == 3.5)
    #expect(meanLength(rows, p: 2, power: 2).scalar == 14.5)
    #expect(meanLength(rows, p: 1, power: 1).scalar == 4.5)
    #expect(meanLength(rows, p: 1, power: 2).scalar == 26.5)
    #expect(meanMagnitudeOfSums(rows).scalar == 4.5)
    // The cosine between (0.6, 0.8) and (0, -1) is -0.8, d² = 3.6.
    #expect(abs(meanNearestCosine(rows).scalar + 0.8) < 1e-15)
    #expect(abs(hypersphericalEnergy(rows, power: 2).scalar - 1 / 3.6) < 1e-15)
    #expect(abs(hypersphericalEnergy(rows, power: 1).scalar - 1 / 3.6.squareRoot()) < 1e-15)
  }

  @Test func `their gradients are their slopes`() {
    let rows = [randomTensor([7, 3], seed: 3)]
    let terms: [@Sendable (Tensor) -> Tensor] = [
      centreInvariance, meanNearestCosine, meanMagnitudeOfSums,
      { hypersphericalEnergy($0, power: 1) }, { hypersphericalEnergy($0, power: 2) },
      { meanLength($0, p: 1, power: 2) }, { meanLength($0, p: 2, power: 1) },
    ]
    for term in terms { #expect(gradientError(of: rows) { term($0[0]) } < 1e-7) }
  }

  @Test func `more rows than a block give the same as all at once`() {
    let rows = randomTensor([300, 4], seed: 5)
    let unit = rows.normalisedRows().matmul(rows.normalisedRows(), otherTransposed: true).doubles
    var (nearest, energy) = (0.0, 0.0)
    for i in 0..<300 {
      let others = (0..<300).filter { $0 != i }.map { unit[i * 300 + $0] }
      nearest += (others.max() ?? 0) / 300
      energy += others.reduce(0) { $0 + 1 / (2 - 2 * $1) } / (300 * 299)
    }
    #expect(abs(meanNearestCosine(rows).scalar - nearest) < 1e-12)
    #expect(abs(hypersphericalEnergy(rows, power: 2).scalar / energy - 1) < 1e-9)
  }

  @Test func `equal rows and a single one stay finite`() {
    for rows in [
      Tensor([1, 2, 1, 2].map(Float.init), shape: [2, 2]), Tensor([Float(1)], shape: [1, 1]),
    ] {
      let leaf = rows.parameter()
      for term in [meanNearestCosine(leaf), hypersphericalEnergy(leaf, power: 2)] {
        #expect(term.scalar.isFinite)
        #expect(term.gradients()[leaf]?.doubles.allSatisfy { $0.isFinite } != false)
      }
    }
  }
}
