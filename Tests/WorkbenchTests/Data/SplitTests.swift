import Foundation
import Testing

@testable import Plugins
@testable import Workbench

@Suite struct SplitTests {
  let folder: Folder

  /// Twelve people of ten pictures, of one colour each: half JPEG files, half PGM files.
  init() throws {
    folder = try Folder()
    for person in 0..<12 {
      for number in 0..<10 {
        let value = UInt8(person * 20 + number)
        let name = "faces/p\(person)/\(number)"
        if number < 5 {
          let image = Image(height: 16, width: 16, pixels: Array(repeating: value, count: 768))
          try folder.write(try image.jpeg(quality: 90), name + ".jpg")
        } else {
          try folder.write(
            Array("P5 16 16 255\n".utf8) + Array(repeating: value, count: 256), name + ".pgm")
        }
      }
    }
  }

  private var source: String { folder.path + "/faces" }

  @Test func `a folder of people becomes the hand-out's layout`() throws {
    var options = SplitOptions()
    options.heldOutFraction = 0.5
    options.pairs = 50
    let target = folder.path + "/split"
    let summary = try Workbench.split(imageFolder: source, into: target, options: options)
    let data = try Assignment(directory: target).load()
    #expect(data.training.classes.count == 6 && summary.people == 6)
    #expect(data.training.count == 6 * 8 && data.development?.count == 6 && data.test?.count == 6)
    #expect(data.test?.labels.sorted() == Array(0..<6))
    #expect(data.developmentTrials?.count == 50 && data.testTrials?.count == 50)
    let held = [data.developmentTrials, data.testTrials].map { $0?.photographs.classes ?? [] }
    #expect(Set(held[0] + held[1] + data.training.classes).count == 12)
    let report = try check(target)
    #expect(report.isClean && report.photographs == 120)
    // JPEG files are the same bytes as before.
    let before = Set(try contents(of: source).filter { $0.key.hasSuffix(".jpg") }.values)
    let after = Set(try contents(of: target).filter { $0.key.hasSuffix(".jpg") }.values)
    #expect(before.isSubset(of: after) && after.count == 120)
    #expect(
      try Workbench.split(
        imageFolder: source, into: folder.path + "/again", options: options, workers: 1) == summary)
    #expect(try contents(of: folder.path + "/again") == contents(of: target))
  }

  @Test func `a broken picture stops the split and leaves nothing behind`() throws {
    let broken = try folder.write("not a picture", "faces/p3/9.jpg")
    #expect(
      throws: ImageError.unknownFormat(
        path: broken, expected: "a JPEG", starts: "6E 6F 74 20, text")
    ) { try Workbench.split(imageFolder: source, into: folder.path + "/split") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["faces"])
  }

  @Test func `a target with content is refused`() throws {
    #expect(
      throws: DataError(source, "expected nothing or an empty folder, got one with content")
    ) { try Workbench.split(imageFolder: source, into: source) }
    let empty = folder.path + "/empty"
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: false)
    #expect(try Workbench.split(imageFolder: source, into: empty).people == 8)
  }

  @Test func `an empty class folder is named`() throws {
    try folder.write("x", "faces/nobody/readme.txt")
    let error = #expect(throws: DataError.self) {
      try Workbench.split(imageFolder: source, into: folder.path + "/split")
    }
    #expect(error?.place == source + "/nobody")
  }
}
