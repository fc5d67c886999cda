/// A decoded picture: rows of interleaved red, green and blue bytes.
///
/// Changes in place (``crop(_:)``, ``mirror()``, ``resize(_:height:width:)``) use the picture's
/// memory again, so that a thread that loads picture after picture into one value allocates none.
public struct Image: Sendable, Equatable {
  /// Number of rows.
  public var height: Int
  /// Number of columns.
  public var width: Int
  /// `height · width · 3` bytes; a grey picture has three equal channels.
  public var pixels: [UInt8]
  /// Memory for changes that cannot be made in place; what is in it means nothing.
  var spare: [UInt8] = []

  /// The given picture.
  public init(height: Int, width: Int, pixels: [UInt8]) {
    require(
      pixels.count == height * width * 3, "\(pixels.count) bytes for \(height)×\(width)×3")
    self.height = height
    self.width = width
    self.pixels = pixels
  }

  /// A picture without pixels, to be loaded into.
  public static var empty: Image { Image(height: 0, width: 0, pixels: []) }

  /// Whether two pictures have the same size and the same pixels.
  public static func == (one: Image, other: Image) -> Bool {
    one.height == other.height && one.width == other.width && one.pixels == other.pixels
  }

  /// Makes room for another size; what the pixels are then means nothing.
  mutating func setSize(height: Int, width: Int) {
    (self.height, self.width) = (height, width)
    pixels.setCount(height * width * 3)
  }

  /// Lets `fill` write a picture of another size from this one, which it then is.
  mutating func replace(
    height: Int, width: Int,
    _ fill: (
      _ old: UnsafeBufferPointer<UInt8>, _ new: UnsafeMutableBufferPointer<UInt8>
    ) -> Void
  ) {
    spare.setCount(height * width * 3)
    spare.withUnsafeMutableBufferPointer { new in
      pixels.withUnsafeBufferPointer { old in fill(old, new) }
    }
    swap(&pixels, &spare)
    (self.height, self.width) = (height, width)
  }
}

extension [UInt8] {
  /// Makes the array so long; the memory stays where it is unless it is too small.
  mutating func setCount(_ wanted: Int) {
    if count > wanted {
      removeLast(count - wanted)
    } else if count < wanted {
      append(contentsOf: repeatElement(0, count: wanted - count))
    }
  }
}
