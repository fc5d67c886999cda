import Autograd
import Testing

@testable import Plugins

@Suite struct PerspectiveTests {
  @Test func `an image is projected as torchvision does`() throws {
    try TorchvisionCases.expect("perspective", within: 1) { image, one in
      let ends = try (0..<4).map {
        SIMD2(try one("c\(2 * $0)"), try one("c\(2 * $0 + 1)"))
      }
      let (right, bottom) = (Double(image.width - 1), Double(image.height - 1))
      let map = try #require(
        PlaneMap(ends, to: [[0, 0], [right, 0], [right, bottom], [0, bottom]]))
      let fill = UInt8(try one("fill"))
      return image.changed { $0.warp(by: map, fill: fill) }
    }
  }

  /// Half of a distortion of 0.5, of 40 × 60 pixels: 10 rows and 15 columns.
  @Test func `corners move inwards by their part of half the sides`() {
    var random = Random(seed: 1)
    var farthest = SIMD2(0.0, 0.0)
    for _ in 0..<500 {
      let c = Perspective(distortion: 0.5).corners(ofHeight: 40, width: 60, &random)
      let moves = [
        c[0], SIMD2(59 - c[1].x, c[1].y), SIMD2(59 - c[2].x, 39 - c[2].y),
        SIMD2(c[3].x, 39 - c[3].y),
      ]
      for move in moves {
        #expect((0...15).contains(move.x) && (0...10).contains(move.y))
        farthest = SIMD2(max(farthest.x, move.x), max(farthest.y, move.y))
      }
    }
    #expect(farthest == SIMD2(15, 10))
  }

  @Test func `no distortion changes nothing`() {
    let image = noise(side: 12, seed: 1)
    var result = image
    var random = Random(seed: 1)
    Perspective(distortion: 0, probability: 1)(&result, size: 12, random: &random)
    #expect(result == image)
  }

  @Test(arguments: ["distortion=1.5", "probability=-1", "fill=-1"])
  func `options that cannot be are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.augmentation("perspective \(options)")
    }
  }
}
