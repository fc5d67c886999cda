internal import Synchronization

/// Photographs as a view shows them, kept in memory up to a budget.
///
/// Any number of threads may ask at once. What no longer fits is decoded again each time it is
/// asked for: an epoch visits every photograph once, so there is no better one to put out.
public final class ImageStore: Sendable {
  /// The photographs.
  public let photographs: Photographs
  /// How they are seen.
  public let view: View
  private let budgetBytes: Int
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
  public init(_ photographs: Photographs, view: View, budgetBytes: Int = 1 << 30) {
    self.photographs = photographs
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
    if let image = kept.withLock({ $0.images[index] }) { return image }
    let image = try view.load(photographs.path(index))
    kept.withLock { kept in
      let bytes = image.pixels.count
      guard kept.images[index] == nil, kept.bytes + bytes <= budgetBytes else { return }
      kept.images[index] = image
      kept.bytes += bytes
    }
    return image
  }
}

extension Photographs {
  /// The path of the photograph at `index`, its root included.
  public func path(_ index: Int) -> String { root + "/" + paths[index] }
}
