/// A rectangle of a picture's pixels.
public struct Region: Sendable, Equatable {
  /// The first row.
  public var top: Int
  /// The first column.
  public var left: Int
  /// Number of rows.
  public var height: Int
  /// Number of columns.
  public var width: Int

  /// The given rectangle.
  public init(top: Int, left: Int, height: Int, width: Int) {
    (self.top, self.left, self.height, self.width) = (top, left, height, width)
  }

  /// The square of `side` pixels in the middle; the largest there is when `side` is larger.
  static func centre(_ side: Int, height: Int, width: Int) -> Region {
    let side = min(side, height, width)
    return Region(
      top: (height - side) / 2, left: (width - side) / 2, height: side, width: side)
  }
}

extension Image {
  /// Refuses a rectangle that is empty or reaches out of the picture.
  func check(_ part: Region, _ what: String) {
    require(
      part.top >= 0 && part.left >= 0 && part.height > 0 && part.width > 0
        && part.top + part.height <= height && part.left + part.width <= width,
      "\(what) of \(part.height)×\(part.width) at (\(part.top), \(part.left)) from \(height)×\(width)"
    )
  }
}
