import Foundation
import Testing
import Workbench

@Suite struct ImageWarpTests {
  /// The same in double precision, as the definition says.
  private func exact(_ image: Image, _ map: PlaneMap, fill: UInt8) -> [Double] {
    func value(_ row: Int, _ column: Int, _ channel: Int) -> Double {
      let (row, column) = (
        min(max(row, 0), image.height - 1), min(max(column, 0), image.width - 1)
      )
      return Double(image.pixels[(row * image.width + column) * 3 + channel])
    }
    var result: [Double] = []
    for row in 0..<image.height {
      for column in 0..<image.width {
        let (px, py) = (Double(column) + 0.5, Double(row) + 0.5)
        let depth = map.depth.x * px + map.depth.y * py + 1
        let x = (map.horizontal.x * px + map.horizontal.y * py + map.horizontal.z) / depth
        let y = (map.vertical.x * px + map.vertical.y * py + map.vertical.z) / depth
        guard x >= 0, x < Double(image.width), y >= 0, y < Double(image.height) else {
          result += [Double](repeating: Double(fill), count: 3)
          continue
        }
        let (left, top) = ((x - 0.5).rounded(.down), (y - 0.5).rounded(.down))
        let (u, v, c, r) = (x - 0.5 - left, y - 0.5 - top, Int(left), Int(top))
        for channel in 0..<3 {
          let upper = (1 - u) * value(r, c, channel) + u * value(r, c + 1, channel)
          let lower = (1 - u) * value(r + 1, c, channel) + u * value(r + 1, c + 1, channel)
          result.append((1 - v) * upper + v * lower)
        }
      }
    }
    return result
  }

  private func warped(_ image: Image, _ map: PlaneMap, fill: UInt8 = 0) -> Image {
    var image = image
    image.warp(by: map, fill: fill)
    return image
  }

  private func noise(_ height: Int, _ width: Int, seed: UInt64) -> Image {
    var random = Random(seed: seed)
    return Image(
      height: height, width: width,
      pixels: (0..<height * width * 3).map { _ in UInt8(random.integer(below: 256)) })
  }

  /// Rounding places to 1/2048 moves a value by at most 255 · 2 / 4096 = 0.13, rounding it by 0.5.
  @Test(arguments: 0..<24 as Range<UInt64>)
  func `sampling agrees with its definition for random maps, sizes and shapes`(_ seed: UInt64) {
    var random = Random(seed: seed)
    let (height, width) = (1 + random.integer(below: 20), 1 + random.integer(below: 20))
    let image = noise(height, width, seed: seed)
    func draw(_ centre: Double, _ spread: Double) -> Double {
      random.uniform(in: centre - spread...centre + spread)
    }
    let map = PlaneMap(
      [draw(1, 0.7), draw(0, 0.7), draw(0, 5)], [draw(0, 0.7), draw(1, 0.7), draw(0, 5)],
      depth: seed % 2 == 0 ? .zero : [draw(0, 0.01), draw(0, 0.01)])
    let result = warped(image, map, fill: 31)
    let pairs = zip(result.pixels, exact(image, map, fill: 31))
    #expect(pairs.allSatisfy { abs(Double($0) - $1) < 0.64 })
  }

  @Test func `the map that moves nothing changes nothing`() {
    for (height, width) in [(1, 1), (1, 7), (7, 1), (2, 2), (13, 11)] {
      let image = noise(height, width, seed: 3)
      #expect(warped(image, .identity) == image)
    }
  }

  @Test func `whole pixels are moved exactly, and the rest is filled`() {
    let image = noise(5, 6, seed: 4)
    let moved = warped(image, PlaneMap([1, 0, 2], [0, 1, -1]), fill: 9)
    for row in 0..<5 {
      for column in 0..<6 {
        let to = (row * 6 + column) * 3
        let isInside = row >= 1 && column < 4
        let from = ((row - 1) * 6 + column + 2) * 3
        let expected = isInside ? Array(image.pixels[from..<from + 3]) : [9, 9, 9]
        #expect(Array(moved.pixels[to..<to + 3]) == expected)
      }
    }
  }

  @Test func `maps far outside, to infinity or to no number fill everything`() {
    let image = noise(4, 4, seed: 5)
    let filled = [UInt8](repeating: 3, count: 48)
    for map in [
      PlaneMap([1, 0, 1e30], [0, 1, 0]), PlaneMap([1e300, 0, 1e300], [0, 1, 0]),
      PlaneMap([.nan, 0, 0], [0, 1, 0]), PlaneMap([1, 0, 0], [0, 1, .infinity]),
    ] {
      #expect(warped(image, map, fill: 3).pixels == filled)
    }
  }
}
