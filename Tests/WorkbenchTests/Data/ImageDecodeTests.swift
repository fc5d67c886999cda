import Foundation
import Testing

@testable import Workbench

@Suite struct ImageDecodeTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  @Test func `a picture survives being written as JPEG and read again`() throws {
    let image = gradient(height: 40, width: 56)
    let path = try folder.write(try image.jpeg(quality: 95), "a.jpg")
    let decoded = try Image.decode(contentsOf: path)
    #expect(decoded.height == 40 && decoded.width == 56)
    let errors = zip(decoded.pixels, image.pixels).map { abs(Int($0) - Int($1)) }
    #expect(errors.reduce(0, +) < 3 * errors.count)
  }

  @Test func `a grey JPEG has three equal channels`() throws {
    let path = try folder.write(handmadeJPEG(width: 8, height: 8), "grey.jpg")
    #expect(
      try Image.decode(contentsOf: path)
        == Image(height: 8, width: 8, pixels: Array(repeating: 128, count: 192)))
  }

  @Test(
    "scaled decoding takes the smallest power of two of eighths that is large enough",
    arguments: [(1, 8), (8, 8), (9, 16), (16, 16), (17, 32), (32, 32), (33, 64), (900, 64)])
  func scales(least: Int, side: Int) throws {
    let path = try folder.write(try gradient(height: 64, width: 128).jpeg(quality: 90), "a.jpg")
    let image = try Image.decode(contentsOf: path, atLeast: least)
    #expect(image.height == side && image.width == 2 * side)
  }

  @Test(
    "a truncated JPEG is damaged, wherever it breaks off",
    arguments: Array(stride(from: 5, to: 100, by: 5)))
  func truncated(percent: Int) throws {
    let whole = try gradient(height: 64, width: 64).jpeg(quality: 90)
    let path = try folder.write(Array(whole.prefix(whole.count * percent / 100)), "cut.jpg")
    let error = #expect(throws: ImageError.self) { try Image.decode(contentsOf: path) }
    guard case .damaged(path, _) = error else {
      Issue.record("got \(String(describing: error))")
      return
    }
  }

  @Test func `flipped bits give a picture or an error that names the file`() throws {
    let whole = try gradient(height: 48, width: 48).jpeg(quality: 80)
    var random = Random(seed: 1)
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0..<4 {
        bytes[random.integer(below: bytes.count)] ^= 1 << UInt8(random.integer(below: 8))
      }
      let path = try folder.write(bytes, "flipped.jpg")
      do { _ = try Image.decode(contentsOf: path) } catch {
        #expect(error.description.hasPrefix(path))
      }
    }
  }

  @Test func `a tiny file that announces 65500×65500 pixels is refused by its header`() throws {
    let path = try folder.write(handmadeJPEG(width: 65500, height: 65500), "bomb.jpg")
    #expect(
      throws: ImageError.tooManyPixels(
        path: path, size: "65500×65500 pixels", limit: 32_000_000)
    ) { try Image.decode(contentsOf: path) }
  }

  @Test func `a hundred scans decode, more do not`() throws {
    let fine = try folder.write(
      handmadeJPEG(width: 8, height: 8, components: 3, repeats: 33), "fine.jpg")
    #expect(try Image.decode(contentsOf: fine).height == 8)
    let bomb = try folder.write(
      handmadeJPEG(width: 8, height: 8, components: 3, repeats: 400), "scans.jpg")
    #expect(throws: ImageError.damaged(path: bomb, problem: "more than 100 scans")) {
      try Image.decode(contentsOf: bomb)
    }
  }

  @Test func `CMYK and 12 bits are refused`() throws {
    let inks = try folder.write(handmadeJPEG(width: 8, height: 8, components: 4), "inks.jpg")
    #expect(
      throws: ImageError.unsupported(path: inks, what: "4 components (CMYK or the like)")
    ) { try Image.decode(contentsOf: inks) }
    let deep = try folder.write(handmadeJPEG(width: 8, height: 8, precision: 12), "deep.jpg")
    #expect(
      throws: ImageError.damaged(path: deep, problem: "Unsupported JPEG data precision 12")
    ) { try Image.decode(contentsOf: deep) }
  }

  @Test func `a file of another kind says what it starts with`() throws {
    let png = try folder.write([0x89, 0x50, 0x4E, 0x47, 13, 10], "0131.jpg")
    let error = #expect(throws: ImageError.self) { try Image.decode(contentsOf: png) }
    #expect(error?.description == "\(png): not a JPEG (starts 89 50 4E 47, a PNG)")
    let text = try folder.write("hello", "text.jpg")
    #expect(
      throws: ImageError.unknownFormat(
        path: text, expected: "a JPEG", starts: "68 65 6C 6C, text")
    ) { try Image.decode(contentsOf: text) }
  }

  @Test func `what is not a plain file is refused without waiting`() throws {
    #expect(throws: ImageError.notAFile(path: folder.path, kind: "folder")) {
      try Image.decode(contentsOf: folder.path)
    }
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(throws: ImageError.notAFile(path: pipe, kind: "pipe")) {
      try Image.decode(contentsOf: pipe)
    }
    #expect(throws: ImageError.notAFile(path: "/dev/zero", kind: "device")) {
      try Image.decode(contentsOf: "/dev/zero")
    }
    let nothing = try folder.write([], "nothing.jpg")
    #expect(throws: ImageError.empty(path: nothing)) {
      try Image.decode(contentsOf: nothing)
    }
    #expect(throws: ImageError.unreadable(path: "/nowhere", reason: "No such file or directory")) {
      try Image.decode(contentsOf: "/nowhere")
    }
    let large = folder.path + "/large.jpg"
    #expect(FileManager.default.createFile(atPath: large, contents: nil))
    #expect(truncate(large, 65 << 20) == 0)
    #expect(throws: ImageError.fileTooLarge(path: large, bytes: 65 << 20, limit: 64 << 20)) {
      try Image.decode(contentsOf: large)
    }
  }
}
