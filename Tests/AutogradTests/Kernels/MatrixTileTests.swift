import Testing

@testable import Autograd

/// Tiles held against sums in double precision; every height of a tile, one to three panels.
@Suite struct MatrixTileTests {
  private static let heights = Array(1...14) + [23, 25]

  /// Numbers that single precision holds exactly, as do their sums of products.
  private static func numbers(_ count: Int, _ seed: Int) -> [Float] {
    (0..<count).map { Float(($0 * 7 + seed * 13) % 17 - 8) }
  }

  /// Both orders of the left factor, on rows and depths that are further apart than they have to be.
  private static func product(
    rows: Int, panels: Int, depth: Int, transposed: Bool, accumulating: Bool
  ) -> (got: [Float], wanted: [Float]) {
    let leftStride = (transposed ? rows : depth) + 3
    let left = numbers(leftStride * (transposed ? depth : rows), 1)
    let (panelStride, resultStride) = (depth * 16 + 16, panels * 16 + 5)
    let right = numbers(panelStride * panels, 2)
    let before = numbers(rows * resultStride, 3)
    var (got, wanted) = (before, before)
    for row in 0..<rows {
      for column in 0..<panels * 16 {
        var sum = accumulating ? before[row * resultStride + column] : 0
        for k in 0..<depth {
          let x = transposed ? left[k * leftStride + row] : left[row * leftStride + k]
          sum += x * right[column / 16 * panelStride + k * 16 + column % 16]
        }
        wanted[row * resultStride + column] = sum
      }
    }
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        got.withUnsafeMutableBufferPointer { result in
          guard let a = left.baseAddress, let b = right.baseAddress, let c = result.baseAddress
          else { return }
          let form = transposed ? MatrixTile.multiplyTransposed : MatrixTile.multiply
          form(
            rows, panels, depth, .init(pointer: a, stride: leftStride),
            .init(pointer: b, panelStride: panelStride), .init(pointer: c, stride: resultStride),
            accumulating)
        }
      }
    }
    return (got, wanted)
  }

  @Test(arguments: heights, [1, 2, 3])
  func `products of every height are exact`(rows: Int, panels: Int) {
    for depth in [1, 2, 19] {
      for transposed in [false, true] {
        for accumulating in [false, true] {
          let (got, wanted) = Self.product(
            rows: rows, panels: panels, depth: depth, transposed: transposed,
            accumulating: accumulating)
          #expect(got == wanted, "depth \(depth), \(transposed), \(accumulating)")
        }
      }
    }
  }

  @Test func `no depth leaves zeros, or what was there`() {
    for accumulating in [false, true] {
      let (got, wanted) = Self.product(
        rows: 5, panels: 2, depth: 0, transposed: false, accumulating: accumulating)
      #expect(got == wanted)
    }
  }
}
