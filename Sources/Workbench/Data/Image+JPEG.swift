internal import CJPEG

extension Image {
  /// The picture as a JPEG file.
  ///
  /// - Parameter quality: 1 … 100, in libjpeg's scale.
  /// - Returns: the bytes of the file.
  /// - Throws: ``ImageError/notEncodable(problem:)`` when a side is 0 or above 65,500.
  public func jpeg(quality: Int) throws(ImageError) -> [UInt8] {
    require((1...100).contains(quality), "JPEG quality \(quality)")
    var data: UnsafeMutablePointer<UInt8>?
    var size: UInt = 0
    var message = [CChar](repeating: 0, count: WORKBENCH_JPEG_MESSAGE)
    let status = workbench_jpeg_encode(
      pixels, Int32(clamping: width), Int32(clamping: height), Int32(quality), &data, &size,
      &message)
    defer { workbench_jpeg_free(data) }
    guard status == WORKBENCH_JPEG_OK else {
      let text = message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      throw .notEncodable(problem: String(decoding: text, as: UTF8.self))
    }
    return Array(UnsafeBufferPointer(start: data, count: Int(size)))
  }
}
