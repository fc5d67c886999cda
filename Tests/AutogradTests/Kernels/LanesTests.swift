import Testing

@testable import Autograd

@Suite struct LanesTests {
  @Test(arguments: [0, 1, 7, 8, 15, 16])
  func `a part reads and writes no further than its count`(count: Int) {
    let source = (1...16).map(Float.init)
    let lanes = source.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { Lanes(at: $0, count: count) } ?? .zero
    }
    for lane in 0..<16 { #expect(lanes[lane] == (lane < count ? Float(lane + 1) : 0)) }
    var target = [Float](repeating: -1, count: 16)
    target.withUnsafeMutableBufferPointer { buffer in
      if let start = buffer.baseAddress { lanes.store(to: start, count: count) }
    }
    #expect(target == (0..<16).map { $0 < count ? Float($0 + 1) : -1 })
  }

  @Test func `counts are padded to whole panels`() {
    #expect([0, 1, 15, 16, 17, 64].map(Lanes.padded) == [0, 16, 16, 16, 32, 64])
  }
}
