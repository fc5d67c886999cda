import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite struct BadImagesTests {
  let folder: Folder
  private let names = ["a/1.jpg", "a/2.jpg", "b/1.jpg", "b/2.jpg"]

  init() throws {
    folder = try Folder()
    let image = Image(height: 16, width: 16, pixels: [UInt8](repeating: 90, count: 768))
    for name in names { try folder.write(image.jpeg(quality: 90), name) }
  }

  private var photographs: Photographs {
    Photographs(root: folder.path, paths: names, labels: [0, 0, 1, 1], classes: ["a", "b"])
  }

  private var data: FaceData {
    var data = FaceData(name: "x", training: photographs)
    data.development = photographs
    data.testTrials = Trials(
      photographs: photographs, left: [0, 1, 2, 0], right: [1, 2, 3, 3],
      same: [true, false, true, false], folds: 2)
    return data
  }

  private func checked() throws -> FaceData {
    try data.withoutBadImages(cache: folder.path + "/cache")
  }

  @Test func `whole pictures stay as they are`() throws {
    #expect(try checked() == data)
  }

  @Test func `a broken picture leaves with its label and its pairs, and is named`() throws {
    try folder.write("text", "a/2.jpg")
    let checked = try checked()
    #expect(checked.training.paths == ["a/1.jpg", "b/1.jpg", "b/2.jpg"])
    #expect(checked.training.labels == [0, 1, 1])
    #expect(checked.training.classes == ["a", "b"])
    #expect(checked.development == checked.training)
    let trials = try #require(checked.testTrials)
    #expect(trials.same == [true, false])
    let pairs = zip(trials.left, trials.right).map { left, right in
      [trials.photographs.paths[left], trials.photographs.paths[right]]
    }
    #expect(pairs == [["b/1.jpg", "b/2.jpg"], ["a/1.jpg", "b/2.jpg"]])
    #expect(trials.folds == 1)
    #expect(
      checked.skipped == [
        "\(folder.path)/a/2.jpg: not a JPEG (starts 74 65 78 74, text)",
        "2 of 4 test pairs, which hold such a picture: number 1, 2",
      ])
  }

  @Test func `a file that is not there is left out, too`() throws {
    try FileManager.default.removeItem(atPath: folder.path + "/b/2.jpg")
    #expect(try checked().training.count == 3)
  }

  @Test func `where nothing is left, that is an error`() throws {
    for name in names { try folder.write("", name) }
    #expect(throws: DataError.self) { try checked() }
  }

  @Test func `pictures are looked at once while nothing changed`() throws {
    try folder.write("text", "a/2.jpg")
    try age(seconds: 1_000_000)
    let first = try checked()
    // The same size and time: nobody would notice.
    try folder.write("TEXT", "a/2.jpg")
    try age(seconds: 1_000_000)
    #expect(try checked() == first)
    try age(seconds: 2_000_000)
    #expect(try checked().skipped.first?.contains("54 45 58 54") == true)
  }

  private func age(seconds: Double) throws {
    for name in names {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: seconds)],
        ofItemAtPath: "\(folder.path)/\(name)")
    }
  }
}
