extension Image {
  /// The most pixels that are decoded.
  static let pixelLimit = 32_000_000

  /// Decodes a JPEG (colour or grey), PGM or PPM file in whole.
  ///
  /// The header is checked before anything is allocated. A JPEG with a warning of libjpeg, such as
  /// one that breaks off, counts as damaged.
  ///
  /// - Parameters:
  ///   - path: a plain file; folders, pipes and devices are refused.
  ///   - atLeast: decode to the smallest of the scales 1/8, 2/8, 4/8 and 8/8 at which both sides
  ///     have at least so many pixels; nil decodes in full. Only JPEG can be scaled.
  /// - Returns: the picture in colour.
  /// - Throws: ``ImageError`` naming the file.
  public static func decode(
    contentsOf path: String, atLeast: Int? = nil
  ) throws(ImageError) -> Image {
    try decode(try pictureBytes(of: path), path: path, atLeast: atLeast)
  }

  /// Decodes the bytes of the file at `path`.
  static func decode(
    _ bytes: [UInt8], path: String, atLeast: Int?
  ) throws(ImageError) -> Image {
    guard JPEGDecoder.recognises(bytes) else { return try decodeOther(bytes, path: path) }
    var image = Image.empty
    _ = try JPEGDecoder().decode(bytes, path: path, into: &image) { _, _ in
      atLeast
    } part: { height, width, _ in
      Region(top: 0, left: 0, height: height, width: width)
    }
    return image
  }

  /// Decodes what is no JPEG.
  static func decodeOther(_ bytes: [UInt8], path: String) throws(ImageError) -> Image {
    if let image = try decodePNM(bytes, path: path) { return image }
    throw .unknownFormat(path: path, expected: expected(path), starts: signature(of: bytes))
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
