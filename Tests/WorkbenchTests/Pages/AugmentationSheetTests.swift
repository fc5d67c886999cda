import Foundation
import Plugins
import TestSupport
import Testing

@testable import Workbench

@Suite struct AugmentationSheetTests {
  /// Two people with two drawn photographs each.
  private func withPeople(_ body: (String) throws -> Void) throws {
    try withTemporaryDirectory { folder in
      for (number, name) in ["a/1.jpg", "a/2.jpg", "b/1.jpg", "b/2.jpg"].enumerated() {
        let pixels = (0..<40 * 40 * 3).map { UInt8(($0 / 7 + 60 * number) % 256) }
        let bytes = try Image(height: 40, width: 40, pixels: pixels).jpeg(quality: 95)
        try FileManager.default.createDirectory(
          atPath: folder + "/" + name.prefix(1), withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: folder + "/" + name))
      }
      try body(folder)
    }
  }

  @Test func `photographs are of different people while there are enough`() throws {
    try withPeople { folder in
      func names(_ count: Int) throws -> [String] {
        try samplePhotographs(of: folder, count: count).map {
          String($0.dropFirst(folder.count + 1))
        }
      }
      let (one, two, three, all) = (try names(1), try names(2), try names(3), try names(9))
      #expect(one == ["a/1.jpg"])
      #expect(two == ["a/1.jpg", "b/1.jpg"])
      #expect(Set(three).count == 3)
      #expect(all == ["a/1.jpg", "a/2.jpg", "b/1.jpg", "b/2.jpg"])
      #expect(throws: DataError.self) { try samplePhotographs(of: folder + "/a", count: 1) }
    }
  }

  @Test func `a row begins with the photograph, and versions follow with white between`() throws {
    try withPeople { folder in
      let sheet = AugmentationSheet(
        try samplePhotographs(of: folder, count: 2),
        augmentations: [try Registry.standard.augmentation("flip probability=1")],
        view: View(resize: 20, size: 20), versions: 2)
      let picture = try sheet.picture()
      #expect(picture.height == 44 && picture.width == 68)
      func part(_ row: Int, _ column: Int) -> Image {
        picture.cropped(top: row * 24, left: column * 24, height: 20, width: 20)
      }
      for row in 0..<2 {
        let photograph = try sheet.view.load(sheet.paths[row])
        #expect(part(row, 0) == photograph)
        #expect(part(row, 1) == photograph.mirrored())
        #expect(part(row, 2) == photograph.mirrored())
      }
      let between = picture.cropped(top: 0, left: 20, height: 44, width: 4)
      #expect(between.pixels.allSatisfy { $0 == 255 })
    }
  }

  @Test func `versions differ, and follow the seed`() throws {
    let photograph = Image(
      height: 30, width: 30, pixels: (0..<2700).map { UInt8(($0 * 31) % 256) })
    let augmentations = [try Registry.standard.augmentation("rotation")]
    func version(_ number: Int, row: Int, seed: UInt64) -> Image {
      AugmentationSheet(
        ["x"], augmentations: augmentations, view: View(resize: 30, size: 24), seed: seed
      ).version(number, of: photograph, row: row)
    }
    let first = version(0, row: 0, seed: 1)
    #expect(first.height == 24 && first == version(0, row: 0, seed: 1))
    #expect(first != version(1, row: 0, seed: 1))
    #expect(first != version(0, row: 1, seed: 1))
    #expect(first != version(0, row: 0, seed: 2))
  }
}
