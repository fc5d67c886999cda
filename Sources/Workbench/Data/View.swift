/// How a photograph becomes the input of a network.
///
/// The central square of `crop` source pixels is resized to `resize`; augmentations, or a central
/// crop, then make `size` of it.
public struct View: Codable, Sendable, Hashable {
  /// Side of the central square that is used, in pixels of the source; nil uses the largest.
  public var crop: Int?
  /// Side after resizing.
  public var resize: Int
  /// Side of the square that the network takes, at most ``resize``.
  public var size: Int

  /// A view of the given sides.
  public init(crop: Int? = nil, resize: Int, size: Int) {
    require(
      resize > 0 && (1...resize).contains(size) && crop ?? 1 > 0,
      "view of crop \(crop ?? 0), resize \(resize), size \(size)")
    self.crop = crop
    self.resize = resize
    self.size = size
  }

  /// Loads a photograph as a square of ``resize`` pixels.
  ///
  /// Where the target is less than half the source, libjpeg decodes at a scale that still leaves
  /// twice the target, and the antialiased resize does the rest. Of a JPEG, only the square is
  /// decoded, so damage below it goes unnoticed.
  ///
  /// - Parameter path: a file that ``Image/decode(contentsOf:atLeast:)`` reads.
  /// - Returns: the square, ``resize``×``resize``.
  /// - Throws: ``ImageError`` naming the file.
  public func load(_ path: String) throws(ImageError) -> Image {
    var image = Image.empty
    try PictureReader().load(path, as: self, into: &image)
    image.spare = []
    return image
  }
}
