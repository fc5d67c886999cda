internal import CJPEG

extension Image {
  /// The most pixels that are decoded.
  static let pixelLimit = 32_000_000

  /// Decodes a JPEG (colour or grey), PGM or PPM file; every picture comes through here.
  ///
  /// The header is checked before anything is allocated. A JPEG with a warning of libjpeg, such as
  /// one that breaks off, counts as damaged.
  ///
  /// - Parameters:
  ///   - path: a plain file; folders, pipes and devices are refused.
  ///   - atLeast: decode to the smallest of the scales 1/8 … 8/8 at which both sides have at least
  ///     so many pixels; nil decodes in full. Only JPEG can be scaled.
  /// - Returns: the picture in colour.
  /// - Throws: ``ImageError`` naming the file.
  public static func decode(
    contentsOf path: String, atLeast: Int? = nil
  ) throws(ImageError) -> Image {
    try decode(contentsOf: path) { _, _ in atLeast }.image
  }

  /// Decodes at a scale that may depend on the size that the header states.
  ///
  /// - Returns: the picture and the height and width that its header states.
  static func decode(
    contentsOf path: String, atLeast: (_ height: Int, _ width: Int) -> Int?
  ) throws(ImageError) -> (image: Image, height: Int, width: Int) {
    try decode(try pictureBytes(of: path), path: path, atLeast: atLeast)
  }

  /// Decodes the bytes of the file at `path`.
  static func decode(
    _ bytes: [UInt8], path: String, atLeast: (_ height: Int, _ width: Int) -> Int?
  ) throws(ImageError) -> (image: Image, height: Int, width: Int) {
    if bytes.starts(with: [0xFF, 0xD8]) {
      return try decodeJPEG(bytes, path: path, atLeast: atLeast)
    }
    if let image = try decodePNM(bytes, path: path) { return (image, image.height, image.width) }
    throw .unknownFormat(path: path, expected: expected(path), starts: signature(of: bytes))
  }

  private static func decodeJPEG(
    _ bytes: [UInt8], path: String, atLeast: (_ height: Int, _ width: Int) -> Int?
  ) throws(ImageError) -> (image: Image, height: Int, width: Int) {
    var header = workbench_jpeg_header()
    try check(path) {
      workbench_jpeg_probe(bytes, bytes.count, 0, &header, $0)
    }
    let (height, width) = (Int(header.height), Int(header.width))
    let least = Int32(clamping: max(0, atLeast(height, width) ?? 0))
    if least > 0 {
      try check(path) { workbench_jpeg_probe(bytes, bytes.count, least, &header, $0) }
    }
    let size = Int(header.decoded_height) * Int(header.decoded_width) * 3
    var status = WORKBENCH_JPEG_OK
    var message = [CChar](repeating: 0, count: WORKBENCH_JPEG_MESSAGE)
    let pixels = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      status = workbench_jpeg_decode(
        bytes, bytes.count, least, buffer.baseAddress, size, &message)
      count = status == WORKBENCH_JPEG_OK ? size : 0
    }
    try refuse(status, message, path)
    let image = Image(
      height: Int(header.decoded_height), width: Int(header.decoded_width), pixels: pixels)
    return (image, height, width)
  }

  private static func check(
    _ path: String, _ call: (UnsafeMutablePointer<CChar>) -> workbench_jpeg_status
  ) throws(ImageError) {
    var message = [CChar](repeating: 0, count: WORKBENCH_JPEG_MESSAGE)
    let status = call(&message)
    try refuse(status, message, path)
  }

  private static func refuse(
    _ status: workbench_jpeg_status, _ message: [CChar], _ path: String
  ) throws(ImageError) {
    let text = String(
      decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    switch status {
    case WORKBENCH_JPEG_OK: return
    case WORKBENCH_JPEG_TOO_LARGE:
      throw .tooManyPixels(path: path, size: text, limit: pixelLimit)
    case WORKBENCH_JPEG_UNSUPPORTED: throw .unsupported(path: path, what: text)
    default: throw .damaged(path: path, problem: text)
    }
  }

  private static func expected(_ path: String) -> String {
    let name = path.lowercased()
    if name.hasSuffix(".jpg") || name.hasSuffix(".jpeg") { return "a JPEG" }
    if name.hasSuffix(".pgm") { return "a PGM" }
    return name.hasSuffix(".ppm") ? "a PPM" : "a JPEG, PGM or PPM"
  }

  /// The first bytes of a file of another kind, and the kind where it is a common one.
  private static func signature(of bytes: [UInt8]) -> String {
    let kinds: [(start: [UInt8], name: String)] = [
      ([0x89, 0x50, 0x4E, 0x47], "a PNG"), ([0x47, 0x49, 0x46, 0x38], "a GIF"),
      ([0x42, 0x4D], "a BMP"), ([0x52, 0x49, 0x46, 0x46], "a WebP"),
      ([0x49, 0x49, 0x2A, 0x00], "a TIFF"), ([0x4D, 0x4D, 0x00, 0x2A], "a TIFF"),
      ([0x50, 0x4B, 0x03, 0x04], "a ZIP"), ([0x1F, 0x8B], "a gzip"),
      ([0x25, 0x50, 0x44, 0x46], "a PDF"), ([0x3C, 0x68, 0x74, 0x6D], "an HTML page"),
      ([0x3C, 0x21, 0x44, 0x4F], "an HTML page"),
    ]
    let digits = Array("0123456789ABCDEF")
    let hexadecimal = bytes.prefix(4).map { "\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" }
    let isText = bytes.prefix(256).allSatisfy { (0x20..<0x7F).contains($0) || (9...13) ~= $0 }
    let kind = kinds.first { bytes.starts(with: $0.start) }?.name ?? (isText ? "text" : nil)
    return hexadecimal.joined(separator: " ") + (kind.map { ", " + $0 } ?? "")
  }
}
