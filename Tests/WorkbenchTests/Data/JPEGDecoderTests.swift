import CJPEG
import Testing

@testable import Workbench

@Suite struct JPEGDecoderTests {
  /// A picture with an edge everywhere, so that a wrong neighbour shows.
  private func noise(height: Int, width: Int) -> Image {
    var random = Random(seed: 5)
    return Image(
      height: height, width: width,
      pixels: (0..<height * width * 3).map { _ in UInt8(random.integer(below: 256)) })
  }

  private func decode(
    _ bytes: [UInt8], _ decoder: JPEGDecoder, atLeast: Int? = nil, _ part: Region? = nil
  ) throws -> Image {
    var image = Image.empty
    _ = try decoder.decode(bytes, path: "a.jpg", into: &image) { _, _ in
      atLeast
    } part: { height, width, _ in
      part ?? Region(top: 0, left: 0, height: height, width: width)
    }
    return image
  }

  @Test(
    "a part of a picture has the pixels that the whole has there",
    arguments: [nil, 30, 17, 5] as [Int?])
  func parts(atLeast: Int?) throws {
    let bytes = try noise(height: 71, width: 90).jpeg(quality: 90)
    let decoder = JPEGDecoder()
    let whole = try decode(bytes, decoder, atLeast: atLeast)
    var random = Random(seed: 2)
    for _ in 0..<60 {
      let (top, left) = (
        random.integer(below: whole.height), random.integer(below: whole.width)
      )
      let part = Region(
        top: top, left: left, height: 1 + random.integer(below: whole.height - top),
        width: 1 + random.integer(below: whole.width - left))
      #expect(try decode(bytes, decoder, atLeast: atLeast, part) == whole.cropped(part))
    }
  }

  @Test func `a damaged picture leaves the decoder as good as new`() throws {
    let bytes = try noise(height: 40, width: 40).jpeg(quality: 80)
    let decoder = JPEGDecoder()
    let whole = try decode(bytes, decoder)
    for count in [3, bytes.count / 2, bytes.count - 2] {
      #expect(throws: ImageError.self) { try decode(Array(bytes.prefix(count)), decoder) }
      #expect(try decode(bytes, decoder) == whole)
    }
  }

  @Test func `a picture cut short below the part that is asked for is whole enough`() throws {
    let bytes = try noise(height: 160, width: 160).jpeg(quality: 80)
    let part = Region(top: 0, left: 20, height: 32, width: 100)
    let cut = Array(bytes.prefix(bytes.count / 2))
    let decoder = JPEGDecoder()
    #expect(try decode(cut, decoder, part) == decode(bytes, decoder).cropped(part))
    #expect(throws: ImageError.self) { try decode(cut, decoder) }
  }

  @Test func `a part that reaches out of the picture is refused by the decoder`() throws {
    let bytes = try noise(height: 16, width: 16).jpeg(quality: 80)
    let handle = workbench_jpeg_decoder_create()
    defer { workbench_jpeg_decoder_destroy(handle) }
    var size = workbench_jpeg_size()
    var message = [CChar](repeating: 0, count: WORKBENCH_JPEG_MESSAGE)
    var pixels = [UInt8](repeating: 0, count: 17 * 16 * 3)
    bytes.withUnsafeBufferPointer { bytes in
      #expect(
        workbench_jpeg_open(handle, bytes.baseAddress, bytes.count, &size, &message)
          == WORKBENCH_JPEG_OK)
      #expect(workbench_jpeg_begin(handle, 0, &size, &message) == WORKBENCH_JPEG_OK)
      #expect(
        workbench_jpeg_read(handle, 0, 0, 17, 16, &pixels, &message) == WORKBENCH_JPEG_DAMAGED)
    }
    #expect(pixels.allSatisfy { $0 == 0 })
  }
}
