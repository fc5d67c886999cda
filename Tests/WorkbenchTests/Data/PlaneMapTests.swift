import Testing
import Workbench

@Suite struct PlaneMapTests {
  private func image(of point: SIMD2<Double>, _ map: PlaneMap) -> SIMD2<Double> {
    let depth = map.depth.x * point.x + map.depth.y * point.y + 1
    return SIMD2(
      map.horizontal.x * point.x + map.horizontal.y * point.y + map.horizontal.z,
      map.vertical.x * point.x + map.vertical.y * point.y + map.vertical.z) / depth
  }

  @Test func `four points go where they are sent`() throws {
    let from: [SIMD2<Double>] = [[0, 0], [10, 1], [12, 9], [-1, 8]]
    let to: [SIMD2<Double>] = [[0, 0], [16, 0], [16, 12], [0, 12]]
    let map = try #require(PlaneMap(from, to: to))
    for (point, target) in zip(from, to) {
      let error = image(of: point, map) - target
      #expect(abs(error.x) + abs(error.y) < 1e-9)
    }
  }

  @Test func `points in line have no map`() {
    let square: [SIMD2<Double>] = [[0, 0], [1, 0], [1, 1], [0, 1]]
    #expect(PlaneMap([[0, 0], [1, 1], [2, 2], [3, 3]], to: square) == nil)
    #expect(PlaneMap([[0, 0], [0, 0], [0, 0], [0, 0]], to: square) == nil)
  }

  /// Twice as large and moved by (3, 1) around (5, 5): what shows at (8, 6) was in the centre.
  @Test func `an undone change leads back`() {
    let map = PlaneMap.undoing(angle: 30, translation: [3, 1], scale: 2, around: [5, 5])
    let back = image(of: [8, 6], map)
    #expect(abs(back.x - 5) < 1e-9 && abs(back.y - 5) < 1e-9)
    // A clockwise turn takes what is right of the centre below it.
    let turn = image(of: [5, 9], .undoing(angle: 90, around: [5, 5]))
    #expect(abs(turn.x - 9) < 1e-9 && abs(turn.y - 5) < 1e-9)
  }
}
