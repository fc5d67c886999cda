import Autograd
import Testing

@testable import Plugins

@Suite struct QuadrupletsTests {
  private let rows = Tensor([0, 1, 4, 6, 7] as [Double], shape: [5, 1])
  private let labels = [0, 0, 1, 1, 2]

  private func found(_ mined: Mined?) throws -> [[Int]] {
    let batch = try Embedded(rows, labels: labels, mined: mined)
    let distances = batch.distances(.euclidean, normalised: false).doubles
    var places: [[Int]] = []
    Quadruplets(batch, distances).forEach { ap, an, nm in
      places.append([ap / 5, ap % 5, an % 5, nm / 5, nm % 5])
    }
    return places
  }

  @Test func `the second negative is the first one's nearest of a third class`() throws {
    // Negatives at 4, 6 and 7 of anchor 0: the third class of the first two is at 7, of the last at 6.
    let ofAnchor0 = try found(nil).filter { $0[0] == 0 }
    #expect(ofAnchor0 == [[0, 1, 2, 2, 4], [0, 1, 3, 3, 4], [0, 1, 4, 4, 3]])
  }

  @Test func `of mined pairs both ends of the second pair are mined`() throws {
    let pairs = Pairs(same: [(0, 1)], different: [(0, 2), (0, 3), (3, 4)])
    #expect(try found(.pairs(pairs)) == [[0, 1, 3, 3, 4]])
    #expect(try found(.triplets([.init(0, 1, 4)])) == [[0, 1, 4, 4, 3]])
  }
}
