/// The height and width of a convolution's kernel; an integer literal is a square.
public struct Kernel2D: Hashable, Sendable, ExpressibleByIntegerLiteral {
  /// Rows.
  public var height: Int
  /// Columns.
  public var width: Int

  /// A kernel of so many rows and columns.
  public init(_ height: Int, _ width: Int) { (self.height, self.width) = (height, width) }
  /// A square kernel.
  public init(_ side: Int) { self.init(side, side) }
  /// A square kernel.
  public init(integerLiteral side: Int) { self.init(side, side) }

  /// The padding that keeps the size of an image at stride 1, for odd kernels.
  public var keepingSize: Padding2D { Padding2D(height / 2, width / 2) }
}

/// Rows of zeros above and below an image and columns left and right of it; an integer literal
/// stands for both.
public struct Padding2D: Hashable, Sendable, ExpressibleByIntegerLiteral {
  /// Rows above, and as many below.
  public var vertical: Int
  /// Columns at the left, and as many at the right.
  public var horizontal: Int

  /// So many rows above and below, and so many columns left and right.
  public init(_ vertical: Int, _ horizontal: Int) {
    (self.vertical, self.horizontal) = (vertical, horizontal)
  }
  /// As many on all sides.
  public init(_ all: Int) { self.init(all, all) }
  /// As many on all sides.
  public init(integerLiteral all: Int) { self.init(all, all) }
}
