import Foundation
import Testing

@testable import Workbench

@Suite struct ManifestHashTests {
  let folder: Folder
  private let data: FaceData

  init() throws {
    folder = try Folder()
    for name in ["a/1.jpg", "a/2.jpg", "b/1.jpg"] { try folder.write(name, "faces/" + name) }
    let root = folder.path + "/faces"
    data = FaceData(
      name: "x",
      training: Photographs(
        root: root, paths: ["a/1.jpg", "a/2.jpg", "b/1.jpg"], labels: [0, 0, 1],
        classes: ["a", "b"]))
  }

  private func hash(_ data: FaceData) throws -> String {
    try manifestHash(of: data, cache: folder.path + "/cache")
  }

  /// Sets the time of change of every photograph, long ago, so that hashes are remembered.
  private func age(seconds: Double) throws {
    for path in data.training.paths {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: seconds)],
        ofItemAtPath: data.training.root + "/" + path)
    }
  }

  @Test func `the same content has the same hash at another place and time`() throws {
    let first = try hash(data)
    try age(seconds: 1_000_000)
    #expect(try hash(data) == first)
    try FileManager.default.moveItem(
      atPath: folder.path + "/faces", toPath: folder.path + "/moved")
    var moved = data
    moved.training.root = folder.path + "/moved"
    #expect(try hash(moved) == first)
    var renamed = moved
    renamed.name = "y"
    #expect(try hash(renamed) == first)
  }

  @Test func `content, labels, paths and pairs change it`() throws {
    let first = try hash(data)
    var other = data
    other.training.labels = [0, 1, 1]
    let second = try hash(other)
    other = data
    other.testTrials = Trials(photographs: data.training, left: [0], right: [1], same: [true])
    let third = try hash(other)
    other.testTrials?.same = [false]
    let fourth = try hash(other)
    try folder.write("a/3.jpg", "faces/a/1.jpg")
    let fifth = try hash(data)
    #expect(Set([first, second, third, fourth, fifth]).count == 5)
  }

  @Test func `a remembered hash is used until size or time of change differ`() throws {
    try age(seconds: 1_000_000)
    let first = try hash(data)
    // The same size and time with other content is what the cache cannot see.
    try folder.write("A/1.jpg", "faces/a/1.jpg")
    try age(seconds: 1_000_000)
    #expect(try hash(data) == first)
    try age(seconds: 1_000_001)
    #expect(try hash(data) != first)
  }

  @Test func `a file changed a moment ago is not remembered`() throws {
    let first = try hash(data)
    try folder.write("A/1.jpg", "faces/a/1.jpg")
    #expect(try hash(data) != first)
  }

  @Test func `a damaged cache costs time and nothing else`() throws {
    try age(seconds: 1_000_000)
    let first = try hash(data)
    let cache = folder.path + "/cache"
    for name in try FileManager.default.contentsOfDirectory(atPath: cache) {
      try folder.write("1 99999999999999999999999 x\n\u{0}\n7 1 y z", "cache/" + name)
    }
    #expect(try hash(data) == first)
  }

  @Test func `a missing photograph is named`() throws {
    var other = data
    other.training.paths[0] = "a/9.jpg"
    #expect(
      throws: ImageError.unreadable(
        path: folder.path + "/faces/a/9.jpg", reason: "No such file or directory")
    ) { try hash(other) }
  }
}
