import Testing

@testable import Workbench

@Suite struct ImageGeometryTests {
  private func row(_ values: [UInt8]) -> Image {
    Image(height: 1, width: values.count, pixels: values.flatMap { [$0, $0, $0] })
  }

  private func grey(_ image: Image) -> [UInt8] {
    stride(from: 0, to: image.pixels.count, by: 3).map { image.pixels[$0] }
  }

  @Test func `mirroring twice gives the picture back`() {
    let image = gradient(height: 5, width: 7)
    #expect(grey(row([1, 2, 3]).mirrored()) == [3, 2, 1])
    #expect(image.mirrored().mirrored() == image)
  }

  @Test func `a crop holds the rows and columns asked for`() {
    let image = gradient(height: 6, width: 8)
    let part = image.cropped(top: 2, left: 3, height: 2, width: 4)
    #expect(Array(part.pixels.prefix(3)) == Array(image.pixels[(2 * 8 + 3) * 3..<(2 * 8 + 4) * 3]))
    #expect(part.height == 2 && part.width == 4)
    #expect(image.centred(4) == image.cropped(top: 1, left: 2, height: 4, width: 4))
    #expect(image.centred(100) == image.cropped(top: 0, left: 1, height: 6, width: 6))
  }

  /// Halving a row: the new pixel at 1 (centre of old 0 … 1) sees the old pixel centres at 0.5,
  /// 1.5 and 2.5 in distances 0.5, 0.5 and 1.5 of support 2, weights 3/4, 3/4 and 1/4:
  /// (0·3 + 100·3 + 200·1) / 7 = 71.4.
  @Test func `a reduction weighs by a triangle as wide as the reduction`() {
    let half = row([0, 100, 200, 200]).resized(height: 1, width: 2)
    #expect(grey(half) == [71, 186])
  }

  /// Doubling: the new centres lie at 0.25, 0.75, 1.25 and 1.75 old pixels.
  @Test func `an enlargement is bilinear and holds at the edges`() {
    #expect(grey(row([0, 100]).resized(height: 1, width: 4)) == [0, 25, 75, 100])
  }

  @Test func `a flat picture stays flat at any size`() {
    let flat = Image(height: 37, width: 23, pixels: Array(repeating: 201, count: 37 * 23 * 3))
    for (height, width) in [(1, 1), (5, 70), (64, 64), (37, 11)] {
      #expect(Set(flat.resized(height: height, width: width).pixels) == [201])
    }
  }
}
