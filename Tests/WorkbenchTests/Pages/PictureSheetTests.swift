import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite struct PictureSheetTests {
  static func plain(_ grey: UInt8, height: Int, width: Int) -> Image {
    Image(
      height: height, width: width, pixels: [UInt8](repeating: grey, count: height * width * 3))
  }

  static let sheet = PictureSheet(
    label: "hardest", caption: "Taken for <one> person",
    pairs: (1...4).map { number in
      .init(left: "a|\(number)", right: "b", score: Double(number) / 8) {
        (plain(0, height: 50, width: 100), plain(200, height: 224, width: 224))
      }
    })

  @Test func `pairs are shown with their scores below`() throws {
    try withTemporaryDirectory { folder in
      let text = try Self.sheet.markdown(in: PageContext(folder: folder))
      #expect(
        text == #"""
          **Taken for &lt;one&gt; person**

          | ![a\|1 and b](figures/hardest-01.jpg) | ![a\|2 and b](figures/hardest-02.jpg) | ![a\|3 and b](figures/hardest-03.jpg) |
          |:---:|:---:|:---:|
          | 0.125 | 0.250 | 0.375 |
          | ![a\|4 and b](figures/hardest-04.jpg) |  |  |
          | 0.500 |  |  |
          """#)
      let image = try Image.decode(contentsOf: "\(folder)/figures/hardest-04.jpg")
      #expect(image.height == 112 && image.width == 228)
      // White above the wide photograph, black in its middle; grey on the right.
      let grey = [(4, 56), (56, 56), (56, 170)].map { image.pixels[($0.0 * 228 + $0.1) * 3] }
      #expect(grey[0] > 245 && grey[1] < 10 && abs(Int(grey[2]) - 200) < 5, "\(grey)")
    }
  }

  @Test func `without pictures the pairs are named, and no photograph is read or written`() throws {
    try withTemporaryDirectory { folder in
      let pair = PictureSheet.Pair(left: "a|1", right: "b`", score: -0.25) {
        throw DataError("a", "must not be read")
      }
      let sheet = PictureSheet(label: "hardest", caption: "Hard", pairs: [pair])
      let text = try sheet.markdown(in: PageContext(folder: folder, pictures: false))
      #expect(text.hasSuffix("| -0.250 | a\\|1 | b\\`   |"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }
}
