import Testing

@testable import Workbench

@Suite struct ViewTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  @Test func `a view gives the central square at its size`() throws {
    let image = gradient(height: 100, width: 150)
    let path = try folder.write(try image.jpeg(quality: 100), "a.jpg")
    let whole = try Image.decode(contentsOf: path)
    #expect(
      try View(resize: 72, size: 64).load(path)
        == whole.centred(100).resized(height: 72, width: 72))
    #expect(
      try View(crop: 60, resize: 48, size: 48).load(path)
        == whole.centred(60).resized(height: 48, width: 48))
  }

  @Test func `a small view of a large photograph is decoded at a smaller scale`() throws {
    let image = gradient(height: 512, width: 512)
    let path = try folder.write(try image.jpeg(quality: 95), "a.jpg")
    let small = try View(resize: 32, size: 32).load(path)
    let exact = image.resized(height: 32, width: 32)
    let errors = zip(small.pixels, exact.pixels).map { abs(Int($0) - Int($1)) }
    #expect((errors.max() ?? 0) <= 6)
    #expect(small.height == 32 && small.width == 32)
  }

  @Test func `a store keeps what fits its budget and decodes the rest again`() throws {
    for index in 0..<3 {
      try folder.write(
        try gradient(height: 20 + index, width: 20).jpeg(quality: 90), "\(index).jpg")
    }
    let photographs = Photographs(
      root: folder.path, paths: ["0.jpg", "1.jpg", "2.jpg", "3.jpg"], labels: [], classes: [])
    let store = ImageStore(
      photographs, view: View(resize: 10, size: 10), budgetBytes: 2 * 10 * 10 * 3)
    let first = try (0..<3).map { try store.image($0) }
    #expect(store.keptBytes == 600)
    #expect(try (0..<3).map { try store.image($0) } == first)
    let missing = folder.path + "/3.jpg"
    #expect(
      throws: ImageError.unreadable(path: missing, reason: "No such file or directory")
    ) { try store.image(3) }
  }

  @Test func `inputs are centred, normalised and mirrored on demand`() {
    let image = Image(
      height: 2, width: 2, pixels: [0, 255, 51, 255, 0, 0, 0, 0, 0, 255, 255, 255])
    let batch = inputs(of: [image, image], size: 2)
    #expect(batch.shape == [2, 2, 2, 3])
    #expect(batch.floats.prefix(6).elementsEqual([-1, 1, -0.6, 1, -1, -1]) { abs($0 - $1) < 1e-6 })
    #expect(
      inputs(of: [image], size: 2, mirrored: true).floats
        == inputs(of: [image.mirrored()], size: 2).floats)
    #expect(
      mirroredInputs(batch).floats == inputs(of: [image, image], size: 2, mirrored: true).floats)
    let large = gradient(height: 9, width: 7)
    #expect(inputs(of: [large], size: 4).floats == inputs(of: [large.centred(4)], size: 4).floats)
  }
}
