import Foundation
import Testing

@testable import Workbench

@Suite struct CheckTests {
  let folder: Folder
  private let directory: String

  init() throws {
    folder = try Folder()
    directory = folder.path + "/faces"
    var options = SyntheticOptions()
    options.identities = 3
    options.photographs = 2
    options.heldOutIdentities = 2
    options.heldOutPhotographs = 2
    options.pairs = 4
    options.side = 32
    _ = try synthesise(into: directory, options: options)
  }

  private func copy(_ from: String, _ to: String) throws {
    try FileManager.default.copyItem(atPath: directory + "/" + from, toPath: directory + "/" + to)
  }

  @Test func `clean data is clean`() throws {
    let report = try check(directory)
    #expect(report.isClean)
    #expect(report.layout == "assignment" && report.photographs == 3 * 6 + 8)
  }

  @Test func `broken images are reported by name`() throws {
    let cut = directory + "/classification/train/p0001/p0001_0000.jpg"
    let bytes = try #require(FileManager.default.contents(atPath: cut))
    try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: cut))
    let text = try folder.write("hello", "faces/verification/dev/000000.jpg")
    let report = try check(directory)
    #expect(report.brokenImages.count == 2 && !report.isClean)
    #expect(report.brokenImages[0].hasPrefix(cut + ": damaged picture"))
    #expect(report.brokenImages[1] == "\(text): not a JPEG (starts 68 65 6C 6C, text)")
    #expect(try check(directory, workers: 1) == report)
  }

  @Test func `content in two splits or classes is reported, twice in one class is not`() throws {
    try copy("classification/train/p0000/p0000_0000.jpg", "verification/test/zz.jpg")
    try copy("classification/train/p0000/p0000_0001.jpg", "classification/train/p0001/again.jpg")
    try copy("classification/train/p0002/p0002_0001.jpg", "classification/train/p0002/again.jpg")
    #expect(
      try check(directory).duplicates == [
        "classification/train/p0000/p0000_0000.jpg = verification/test/zz.jpg",
        "classification/train/p0000/p0000_0001.jpg = classification/train/p0001/again.jpg",
      ])
  }

  @Test func `people in training and verification are reported`() throws {
    let path = directory + "/verification_identities.csv"
    let list = try String(contentsOfFile: path, encoding: .utf8)
    try list.replacingOccurrences(of: "t0000", with: "p0002")
      .replacingOccurrences(of: "t0001", with: "d0001")
      .write(toFile: path, atomically: false, encoding: .utf8)
    #expect(
      try check(directory).sharedIdentities == [
        "d0001 is in verification dev and verification test",
        "p0002 is in training and verification test",
      ])
  }

  @Test func `unreadable lines are reported with their numbers`() throws {
    let path = directory + "/verification_dev.csv"
    let list = try String(contentsOfFile: path, encoding: .utf8)
    try (list + "a,b\n../x.jpg,verification/dev/000001.jpg,1\n")
      .write(toFile: path, atomically: false, encoding: .utf8)
    #expect(
      try check(directory).unreadableLines == [
        "\(path):6: expected 3 columns (path1, path2, match), got 2",
        "\(path):7: the path \"../x.jpg\" holds ..",
      ])
  }

  @Test func `empty and unknown classes are reported`() throws {
    try folder.write("x", "faces/classification/train/nobody/readme.txt")
    try FileManager.default.moveItem(
      atPath: directory + "/classification/dev/p0001",
      toPath: directory + "/classification/dev/stranger")
    let report = try check(directory)
    #expect(
      report.emptyClasses == [
        "classification/train/nobody", "classification/dev/stranger is not in train",
      ])
    #expect(report.lines.contains("  classification/train/nobody"))
  }

  @Test func `a folder of class folders is checked too`() throws {
    let classes = directory + "/classification/train"
    try copy("classification/train/p0000/p0000_0001.jpg", "classification/train/p0001/again.jpg")
    let report = try check(classes)
    #expect(report.layout == "image-folder")
    #expect(report.duplicates == ["p0000/p0000_0001.jpg = p0001/again.jpg"])
    #expect(throws: DataError.self) { try check(directory + "/verification/dev") }
  }
}
