internal import Synchronization

/// Photographs as a view shows them, from a decoded copy of all, or kept in memory up to a budget.
///
/// Any number of threads may ask at once. What no longer fits is decoded again each time it is
/// asked for: an epoch visits every photograph once, so there is no better one to put out.
public final class ImageStore: Sendable {
  /// The photographs.
  public let photographs: Photographs
  /// How they are seen.
  public let view: View
  private let budgetBytes: Int
  private let decoded: DecodedCopy?
  private let kept: Mutex<Kept>

  private struct Kept {
    var images: [Image?]
    var bytes = 0
  }

  /// An empty store; nothing is read yet.
  ///
  /// - Parameters:
  ///   - photographs: what to load.
  ///   - view: how to load it.
  ///   - budgetBytes: how many bytes of decoded pictures to keep.
  public convenience init(
    _ photographs: Photographs, view: View, budgetBytes: Int = 1 << 30
  ) {
    self.init(photographs, view: view, budgetBytes: budgetBytes, decoded: nil)
  }

  /// A store that reads from a decoded copy of the photographs, where there is one.
  init(
    _ photographs: Photographs, view: View, budgetBytes: Int = 1 << 30, decoded: DecodedCopy?
  ) {
    self.photographs = photographs
    self.decoded = decoded
    self.view = view
    self.budgetBytes = budgetBytes
    kept = Mutex(Kept(images: Array(repeating: nil, count: photographs.count)))
  }

  /// The number of bytes of pictures in memory.
  public var keptBytes: Int { kept.withLock { $0.bytes } }

  /// The photograph at `index`, ``View/resize`` pixels square.
  ///
  /// - Throws: ``ImageError`` naming the file.
  public func image(_ index: Int) throws(ImageError) -> Image {
    var image = Image.empty
    try load(index, into: &image, with: PictureReader())
    image.spare = []
    return image
  }

  /// Loads the photograph at `index` into `image`, whose memory is used again.
  ///
  /// - Throws: ``ImageError`` naming the file.
  func load(
    _ index: Int, into image: inout Image, with reader: PictureReader
  ) throws(ImageError) {
    if let decoded {
      if decoded.load(index, into: &image) { return reader.count(bytes: decoded.rowBytes) }
      if decoded.isFirstReport() {
        Terminal.standard.line(
          "warning  \(decoded.path): damaged; such photographs are decoded from their own files")
      }
      return try reader.load(photographs.path(index), as: view, into: &image)
    }
    if let known = kept.withLock({ $0.images[index] }) { return image.copy(known) }
    try reader.load(photographs.path(index), as: view, into: &image)
    let bytes = image.pixels.count
    guard kept.withLock({ $0.bytes + bytes <= budgetBytes }) else { return }
    // Memory of its own, so that `image` keeps its own and later changes of it copy nothing.
    let copy = Image(height: image.height, width: image.width, pixels: image.pixels.map { $0 })
    kept.withLock { kept in
      guard kept.images[index] == nil, kept.bytes + bytes <= budgetBytes else { return }
      kept.images[index] = copy
      kept.bytes += bytes
    }
  }
}

extension Image {
  /// Takes over the pixels of another picture into the memory that is there.
  mutating func copy(_ other: Image) {
    setSize(height: other.height, width: other.width)
    pixels.withUnsafeMutableBytes { target in
      other.pixels.withUnsafeBytes { target.copyMemory(from: $0) }
    }
  }
}

extension Photographs {
  /// The path of the photograph at `index`, its root included.
  public func path(_ index: Int) -> String { root + "/" + paths[index] }
}
