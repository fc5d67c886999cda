import Autograd
import Testing

@testable import Plugins

@Suite struct HardestTripletsTests {
  @Test func `of the given pairs each anchor's extremes are taken, the lower row at ties`() {
    let distances = Tensor(
      [0, 2, 2, 1, 1, 2, 0, 9, 9, 9, 2, 9, 0, 9, 9, 1, 9, 9, 0, 9, 1, 9, 9, 9, 0] as [Double],
      shape: [5, 5])
    let pairs = Pairs(same: [(0, 2), (0, 1), (3, 4)], different: [(0, 4), (0, 3), (1, 3)])
    #expect(hardestTriplets(pairs, distances) == [.init(0, 1, 3)])
  }
}
