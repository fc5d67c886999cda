/// A decoded picture: rows of interleaved red, green and blue bytes.
public struct Image: Sendable, Equatable {
  /// Number of rows.
  public var height: Int
  /// Number of columns.
  public var width: Int
  /// `height · width · 3` bytes; a grey picture has three equal channels.
  public var pixels: [UInt8]

  /// The given picture.
  public init(height: Int, width: Int, pixels: [UInt8]) {
    require(
      pixels.count == height * width * 3, "\(pixels.count) bytes for \(height)×\(width)×3")
    self.height = height
    self.width = width
    self.pixels = pixels
  }
}
