internal import CJPEG

/// A decoder for one JPEG after another, of one thread at a time; it keeps its tables.
final class JPEGDecoder {
  private let handle: OpaquePointer?
  private var message = [CChar](repeating: 0, count: WORKBENCH_JPEG_MESSAGE)

  init() { handle = workbench_jpeg_decoder_create() }

  /// The version of the library, of which the last bit of a pixel may depend.
  static var version: String { String(cString: workbench_jpeg_version()) }

  deinit { workbench_jpeg_decoder_destroy(handle) }

  /// Whether bytes begin as a JPEG does.
  static func recognises(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0xFF, 0xD8]) }

  /// Decodes a part of a picture, chosen by its size, into `image`, whose memory is used again.
  ///
  /// - Parameters:
  ///   - bytes: the file; `path` names it in errors.
  ///   - atLeast: told the stated height and width, how many pixels both sides need; nil for the
  ///     full size, else the smallest of the scales 1/8, 2/8, 4/8 and 8/8 that suffices is taken.
  ///   - part: told the height and width at that scale, what to decode.
  /// - Returns: the height and width that the header states.
  func decode(
    _ bytes: [UInt8], path: String, into image: inout Image,
    atLeast: (_ height: Int, _ width: Int) -> Int?,
    part: (_ height: Int, _ width: Int, _ stated: (height: Int, width: Int)) -> Region
  ) throws(ImageError) -> (height: Int, width: Int) {
    guard let handle else { throw .unreadable(path: path, reason: "no memory for a decoder") }
    var (whole, scaled) = (workbench_jpeg_size(), workbench_jpeg_size())
    // The decoder reads the file's bytes in all three calls, so they may not move in between.
    let status = bytes.withUnsafeBufferPointer { bytes in
      let opened = workbench_jpeg_open(
        handle, bytes.baseAddress, bytes.count, &whole, &message)
      guard opened == WORKBENCH_JPEG_OK else { return opened }
      let least = Int32(clamping: max(0, atLeast(Int(whole.height), Int(whole.width)) ?? 0))
      let begun = workbench_jpeg_begin(handle, least, &scaled, &message)
      guard begun == WORKBENCH_JPEG_OK else { return begun }
      let part = part(
        Int(scaled.height), Int(scaled.width), (Int(whole.height), Int(whole.width)))
      image.setSize(height: part.height, width: part.width)
      return image.pixels.withUnsafeMutableBufferPointer { pixels in
        workbench_jpeg_read(
          handle, Int32(part.top), Int32(part.left), Int32(part.height), Int32(part.width),
          pixels.baseAddress, &message)
      }
    }
    try refuse(status, path)
    return (Int(whole.height), Int(whole.width))
  }

  private func refuse(_ status: workbench_jpeg_status, _ path: String) throws(ImageError) {
    guard status != WORKBENCH_JPEG_OK else { return }
    let text = String(
      decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    switch status {
    case WORKBENCH_JPEG_TOO_LARGE:
      throw .tooManyPixels(path: path, size: text, limit: Image.pixelLimit)
    case WORKBENCH_JPEG_UNSUPPORTED: throw .unsupported(path: path, what: text)
    default: throw .damaged(path: path, problem: text)
    }
  }
}
