import Testing

@testable import Autograd

@Suite struct LanesTranspositionTests {
  @Test func `rows become columns`() {
    let rows = InlineArray<16, Lanes> { row in
      var lanes = Lanes()
      for lane in 0..<16 { lanes[lane] = Float(100 * row + lane) }
      return lanes
    }
    let columns = rows.transposed()
    for row in 0..<16 {
      for lane in 0..<16 { #expect(columns[row][lane] == Float(100 * lane + row)) }
    }
  }

  @Test(arguments: [(16, 16), (16, 33), (45, 16), (20, 21)])
  func `rows in memory become columns in memory, and nothing between them is touched`(
    _ stride: Int, _ targetStride: Int
  ) throws {
    let source = (0..<16 * stride).map(Float.init)
    var target = [Float](repeating: -1, count: 16 * targetStride)
    try source.withUnsafeBufferPointer { rows in
      try target.withUnsafeMutableBufferPointer { columns in
        Lanes.transpose(
          try #require(rows.baseAddress), stride: stride,
          to: try #require(columns.baseAddress), stride: targetStride)
      }
    }
    for row in 0..<16 {
      for place in 0..<targetStride {
        let wanted = place < 16 ? source[place * stride + row] : -1
        #expect(target[row * targetStride + place] == wanted)
      }
    }
  }
}
