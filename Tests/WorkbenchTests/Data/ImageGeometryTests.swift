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

  @Test func `changes in place give what copies give`() {
    var random = Random(seed: 4)
    for (height, width) in [(1, 1), (5, 2), (3, 17), (40, 33)] {
      let image = Image(
        height: height, width: width,
        pixels: (0..<height * width * 3).map { _ in UInt8(random.integer(below: 256)) })
      for part in [
        Region(top: height / 2, left: width / 2, height: 1, width: 1),
        Region(top: 0, left: 0, height: height, width: width),
        Region(top: height / 3, left: width / 3, height: height - height / 3, width: width / 2 + 1),
      ] {
        var copy = image
        copy.crop(part)
        #expect(copy == byDefinition(image, part, isMirrored: false))
        #expect(copy == image.cropped(part))
        copy.mirror()
        #expect(copy == byDefinition(image, part, isMirrored: true))
        var small = image
        small.resize(part, height: 7, width: 19)
        #expect(small == image.cropped(part).resized(height: 7, width: 19))
      }
    }
  }

  /// A part of a picture, pixel by pixel.
  private func byDefinition(_ image: Image, _ part: Region, isMirrored: Bool) -> Image {
    var pixels: [UInt8] = []
    for row in 0..<part.height {
      for column in 0..<part.width {
        let source = isMirrored ? part.width - 1 - column : column
        let place = ((part.top + row) * image.width + part.left + source) * 3
        pixels += image.pixels[place..<place + 3]
      }
    }
    return Image(height: part.height, width: part.width, pixels: pixels)
  }

  /// The definition in double precision, one output at a time.
  private func exact(_ image: Image, height: Int, width: Int) -> [Double] {
    func weights(_ position: Int, from old: Int, to new: Int) -> [Double] {
      let scale = Double(old) / Double(new)
      let centre = (Double(position) + 0.5) * scale
      let raw = (0..<old).map { max(0, 1 - abs(Double($0) + 0.5 - centre) / max(1, scale)) }
      return raw.map { $0 / raw.reduce(0, +) }
    }
    let rows = (0..<height).map { weights($0, from: image.height, to: height) }
    let columns = (0..<width).map { weights($0, from: image.width, to: width) }
    return rows.flatMap { row in
      columns.flatMap { column in
        (0..<3).map { channel in
          var sum = 0.0
          for (y, one) in row.enumerated() where one > 0 {
            for (x, other) in column.enumerated() where other > 0 {
              sum += one * other * Double(image.pixels[(y * image.width + x) * 3 + channel])
            }
          }
          return sum
        }
      }
    }
  }

  @Test(
    "resizing is its definition, rounded once",
    arguments: [(9, 7), (30, 41), (50, 3), (1, 1), (29, 64)])
  func definition(height: Int, width: Int) {
    let image = gradient(height: 29, width: 38)
    let result = image.resized(height: height, width: width)
    let errors = zip(result.pixels, exact(image, height: height, width: width)).map {
      abs(Double($0) - $1)
    }
    #expect((errors.max() ?? 0) <= 0.501)
  }
}
