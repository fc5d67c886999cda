import Autograd
import TestSupport
import Testing

@testable import Plugins

@Suite struct TripletCostsTests {
  private let labels = [0, 1, 0, 2, 1, 0, 2]

  /// Against the same costs on the tape, one tensor element a triplet.
  @Test(arguments: Reduction.allCases, [false, true])
  func `streamed costs and slopes are those of the tape`(
    _ reduction: Reduction, _ swap: Bool
  ) throws {
    let rows = randomTensor([7, 3]).parameter()
    // Two batches: a tape is used up by the gradients that it gives.
    let (other, batch) = try (Embedded(rows, labels: labels), Embedded(rows, labels: labels))
    let streamed = tripletCosts(
      other, other.distances(.euclidean, normalised: true), swap: swap, reduction
    ) { hinge($0 + 0.4) }
    let distances = batch.distances(.euclidean, normalised: true)
    var (near, far, crossed) = ([(Int, Int)](), [(Int, Int)](), [(Int, Int)]())
    batch.forEachTriplet { a, p, n in
      near.append((a, p))
      far.append((a, n))
      crossed.append((p, n))
    }
    var negatives = distances.picking(far)
    if swap { negatives = -Tensor.maximum(-negatives, -distances.picking(crossed)) }
    let taped = reduction((distances.picking(near) - negatives + 0.4).relu())
    #expect(abs(streamed.scalar - taped.scalar) < 1e-12)
    let (got, wanted) = (streamed.gradients()[rows], taped.gradients()[rows])
    for (a, b) in zip(try #require(got).doubles, try #require(wanted).doubles) {
      #expect(abs(a - b) < 1e-12)
    }
  }

  @Test func `no triplets cost nothing`() throws {
    let batch = try Embedded(randomTensor([3, 2]), labels: [0, 1, 2])
    let distances = batch.distances(.squared, normalised: true)
    for reduction in Reduction.allCases {
      #expect(tripletCosts(batch, distances, swap: true, reduction, softplus).scalar == 0)
    }
  }
}
