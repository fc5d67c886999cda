import Foundation
import Testing

@testable import Workbench

@Suite struct DecodedCopyTests {
  /// Changes one byte of a file.
  private func flip(_ path: String, at place: Int) throws {
    var bytes = try Data(contentsOf: URL(filePath: path))
    bytes[place < 0 ? bytes.count + place : place] ^= 0x10
    // The name gets another file: the old one stays mapped as it was.
    try FileManager.default.removeItem(atPath: path)
    try bytes.write(to: URL(filePath: path))
  }

  @Test func `a decayed photograph is decoded from its own file`() throws {
    let faces = try CachedFaces()
    let path = try #require(try faces.make().made).path
    try flip(path, at: 16 * 16 * 3 + 5)
    let copy = try #require(try faces.make().found)
    var image = Image.empty
    let loaded = (0..<5).map { copy.load($0, into: &image) }
    #expect(loaded == [true, false, true, true, true])
    let store = ImageStore(faces.photographs, view: faces.view, decoded: copy)
    for index in 0..<5 {
      #expect(try store.image(index) == faces.view.load(faces.photographs.path(index)))
    }
  }

  @Test(
    "a file that is not whole is made anew",
    arguments: [-1, -9, -20, -60, -100, -120, -130, -165])
  func unwhole(place: Int) throws {
    let faces = try CachedFaces()
    let path = try #require(try faces.make().made).path
    try flip(path, at: place)
    let copy = try #require(try faces.make().made)
    #expect(try faces.same(copy))
  }

  @Test func `a file that is too short or too long is made anew`() throws {
    let faces = try CachedFaces()
    let path = try #require(try faces.make().made).path
    let bytes = try Data(contentsOf: URL(filePath: path))
    for wrong in [Data(), bytes.prefix(200), bytes.dropLast(1), bytes + [0]] {
      try FileManager.default.removeItem(atPath: path)
      try wrong.write(to: URL(filePath: path))
      #expect(try faces.make().made != nil)
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
  }

  @Test func `a store with a copy keeps nothing else in memory`() throws {
    let faces = try CachedFaces()
    let copy = try #require(try faces.make().made)
    let store = ImageStore(faces.photographs, view: faces.view, decoded: copy)
    let reader = PictureReader()
    var image = Image.empty
    for index in 0..<5 { try store.load(index, into: &image, with: reader) }
    #expect(store.keptBytes == 0 && reader.bytesRead == 5 * 16 * 16 * 3)
  }
}
