import Testing

@testable import Workbench

@Suite struct ImagePNMTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func decode(_ bytes: [UInt8]) throws -> Image {
    try Image.decode(contentsOf: try folder.write(bytes, "picture.pnm"))
  }

  /// One row: black, then the largest value.
  static let pictures: [(name: String, bytes: [UInt8])] = [
    ("P2", Array("P2 # grey\n2 1\n# comment\n15\n0 15".utf8)),
    ("P3", Array("P3\n2 1 7\n0 0 0\n7 7 7\n".utf8)),
    ("P5", Array("P5 2 1 255\n".utf8) + [0, 255]),
    ("P6", Array("P6\n2 1\n255\n".utf8) + [0, 0, 0, 255, 255, 255]),
    ("P5 of 16 bits", Array("P5 2 1 65535\n".utf8) + [0, 0, 255, 255]),
  ]

  @Test("each kind is read and scaled to 255", arguments: pictures)
  func kinds(name: String, bytes: [UInt8]) throws {
    #expect(
      try decode(bytes) == Image(height: 1, width: 2, pixels: [0, 0, 0, 255, 255, 255]))
  }

  @Test func `channels keep their order`() throws {
    #expect(
      try decode(Array("P6 1 1 255\n".utf8) + [1, 2, 3])
        == Image(height: 1, width: 1, pixels: [1, 2, 3]))
    #expect(
      try decode(Array("P2 1 1 4 3".utf8)) == Image(height: 1, width: 1, pixels: [191, 191, 191]))
  }

  @Test(
    "what contradicts itself is damaged",
    arguments: [
      "P5 2 2 255\nab", "P2 2 1 255 1", "P2 1 1 255 256", "P5 0 1 255\n", "P5 1 1 70000\n1",
      "P5 x", "P6 1 1 100\nzzz", "P2",
    ])
  func damaged(text: String) throws {
    let path = try folder.write(text, "picture.pgm")
    let error = #expect(throws: ImageError.self) { try Image.decode(contentsOf: path) }
    #expect(error?.description.hasPrefix(path) == true)
  }

  @Test func `a header of too many pixels is refused before anything is allocated`() throws {
    let path = try folder.write("P5 30000000 30000000 255\nx", "bomb.pgm")
    #expect(
      throws: ImageError.tooManyPixels(
        path: path, size: "30000000×30000000 pixels", limit: 32_000_000)
    ) { try Image.decode(contentsOf: path) }
  }
}
