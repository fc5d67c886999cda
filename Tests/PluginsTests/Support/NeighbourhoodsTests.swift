import Autograd
import TestSupport
import Testing

@testable import Plugins

@Suite struct NeighbourhoodsTests {
  /// More points than a block, so that several blocks are needed.
  private let points = randomTensor([300, 6], seed: 8).converted(to: .float32).normalisedRows()

  private func order(_ seed: UInt64) -> [Int] {
    var random = Random(seed: seed)
    return random.shuffled(Array(0..<300))
  }

  @Test(arguments: [2, 7, 64, 300, 500])
  func `every point is dealt once, in neighbourhoods of the size asked for`(_ size: Int) {
    let cover = neighbourhoods(of: points, size: size, order: order(1))
    #expect(cover.flatMap(\.self).sorted() == Array(0..<300))
    #expect(cover.dropLast().allSatisfy { $0.count == size })
  }

  @Test func `each takes the nearest of those left`() {
    let values = points.floats
    func similarity(_ i: Int, _ j: Int) -> Float {
      (0..<6).reduce(0) { $0 + values[i * 6 + $1] * values[j * 6 + $1] }
    }
    var left = Set(0..<300)
    var waiting = order(2)
    for group in neighbourhoods(of: points, size: 9, order: waiting) {
      #expect(group[0] == waiting.first { left.contains($0) })
      left.subtract(group)
      let farthest = group.dropFirst().map { similarity(group[0], $0) }.min() ?? 1
      #expect(left.allSatisfy { similarity(group[0], $0) <= farthest + 1e-6 })
      waiting.removeAll { !left.contains($0) }
    }
  }

  @Test func `of equally near points those with lower numbers come first`() {
    let same = Tensor(repeating: 1, shape: [10, 1])
    #expect(
      neighbourhoods(of: same, size: 4, order: [5, 0, 1, 2, 3, 4, 6, 7, 8, 9])
        == [[5, 0, 1, 2], [3, 4, 6, 7], [8, 9]])
  }
}
