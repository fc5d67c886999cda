import Foundation
import Testing

@testable import Workbench

@Suite struct SafePathTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write("x", "root/a.jpg")
    try folder.write("x", "root/sub/b.jpg")
    try folder.write("secret", "outside.jpg")
    try folder.write("secret", "rooted/c.jpg")
    let links = [
      "out.jpg": "../outside.jpg", "up": "..", "in.jpg": "sub/b.jpg", "neighbour": "../rooted",
      "magic": "/proc/self/root", "chain.jpg": "out.jpg", "loop": "loop",
    ]
    for (name, target) in links {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/root/" + name, withDestinationPath: target)
    }
  }

  @Test(
    "what lies beneath the root is found", arguments: ["a.jpg", "sub/b.jpg", "b.jpg", "in.jpg"])
  func inside(path: String) throws {
    let root = try SafePath(root: folder.path + "/root")
    let found = try root.resolve(path, in: ["", "sub"], place: "list.csv", line: 3)
    #expect(FileManager.default.fileExists(atPath: folder.path + "/root/" + found))
  }

  @Test(
    "nothing outside the root is found",
    arguments: [
      "../outside.jpg", "sub/../../outside.jpg", "/etc/passwd", "..", "", "out.jpg",
      "up/outside.jpg",
      "neighbour/c.jpg", "magic/etc/passwd", "chain.jpg", "loop", "~/x.jpg", "sub\\b.jpg",
      "a.jpg\u{0}",
      "a\n.jpg", "%2e%2e/outside.jpg", "missing.jpg", "a.jpg/", "A.JPG", "a.jpg.",
      "./../outside.jpg",
      String(repeating: "a/", count: 2500), "C:\\x.jpg", "....//outside.jpg", "/", ".",
    ])
  func outside(path: String) throws {
    let root = try SafePath(root: folder.path + "/root")
    let error = #expect(throws: DataError.self) {
      try root.resolve(path, place: "list.csv", line: 3)
    }
    #expect(error?.place == "list.csv:3")
    #expect(error?.problem.utf8.allSatisfy { $0 >= 0x20 } == true)
    #expect((error?.problem.count ?? 0) < 300)
  }
}
