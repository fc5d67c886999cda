import Testing

@testable import Workbench

@Suite struct PictureReaderTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func address(_ image: Image) -> [UnsafeRawPointer?] {
    [image.pixels, image.spare].map { $0.withUnsafeBytes { $0.baseAddress } }
  }

  @Test func `one picture after another is loaded into the same memory`() throws {
    let paths = try (0..<6).map { index in
      try folder.write(
        try gradient(height: 60 + index % 3, width: 70).jpeg(quality: 90), "\(index).jpg")
    }
    let view = View(crop: 50, resize: 32, size: 24)
    let reader = PictureReader()
    var image = Image.empty
    var addresses: [Set<UnsafeRawPointer?>] = []
    for path in paths {
      try reader.load(path, as: view, into: &image)
      #expect(try image == view.load(path))
      image.crop(Region(top: 3, left: 2, height: 24, width: 24))
      image.mirror()
      addresses.append(Set(address(image)))
    }
    #expect(Set(addresses.dropFirst(2)).count == 1)
    #expect(reader.bytesRead > 6 * 500)
  }

  @Test func `a wide PPM gives its central square`() throws {
    let image = gradient(height: 4, width: 8)
    let path = try folder.write(Array("P6 8 4 255\n".utf8) + image.pixels, "a.ppm")
    #expect(try View(resize: 4, size: 4).load(path) == image.centred(4))
  }
}
