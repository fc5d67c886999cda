import Testing
import Workbench

@Suite struct ImageBlurTests {
  private func noise(_ height: Int, _ width: Int, seed: UInt64) -> Image {
    var random = Random(seed: seed)
    return Image(
      height: height, width: width,
      pixels: (0..<height * width * 3).map { _ in UInt8(random.integer(below: 256)) })
  }

  /// Two passes in double precision, mirrored at the border.
  private func exact(_ image: Image, _ weights: [Double]) -> [Double] {
    func mirrored(_ place: Int, _ count: Int) -> Int {
      var place = place
      while count > 1, !(0..<count).contains(place) {
        place = place < 0 ? -place : 2 * (count - 1) - place
      }
      return count > 1 ? place : 0
    }
    let radius = weights.count / 2
    var result: [Double] = []
    for row in 0..<image.height {
      for column in 0..<image.width {
        for channel in 0..<3 {
          var sum = 0.0
          for (i, a) in weights.enumerated() {
            for (j, b) in weights.enumerated() {
              let r = mirrored(row + i - radius, image.height)
              let c = mirrored(column + j - radius, image.width)
              sum += a * b * Double(image.pixels[(r * image.width + c) * 3 + channel])
            }
          }
          result.append(sum)
        }
      }
    }
    return result
  }

  @Test(arguments: [(1, 1), (1, 6), (6, 1), (2, 3), (9, 7)])
  func `a window is applied in both directions`(_ height: Int, _ width: Int) {
    let image = noise(height, width, seed: 1)
    for weights in [[1.0], [0.2, 0.6, 0.2], [0.1, 0.2, 0.4, 0.2, 0.1]] {
      var blurred = image
      blurred.blur(by: weights)
      let pairs = zip(blurred.pixels, exact(image, weights))
      #expect(pairs.allSatisfy { abs(Double($0) - $1) < 0.52 })
    }
  }

  /// (8 · 0 + 5 · 130) / 13 = 50 in the middle; the border stays.
  @Test func `smoothing weighs the middle five times and leaves the border`() {
    var image = Image(height: 3, width: 3, pixels: [UInt8](repeating: 0, count: 27))
    for channel in 0..<3 { image.pixels[12 + channel] = 130 }
    #expect(image.smoothed().pixels[12..<15] == [50, 50, 50])
    #expect(image.smoothed().pixels[..<12] == image.pixels[..<12])
    let small = noise(2, 9, seed: 2)
    #expect(small.smoothed() == small)
  }

  @Test func `blending goes from the other picture through the own one and beyond`() {
    let other = Image(height: 1, width: 1, pixels: [100, 100, 100])
    for (factor, expected) in [(0.0, 100), (0.5, 75), (1, 50), (2, 0), (4, 0)] {
      var image = Image(height: 1, width: 1, pixels: [50, 50, 50])
      image.blend(with: other, factor: factor)
      #expect(image.pixels == [UInt8](repeating: UInt8(expected), count: 3))
    }
  }
}
