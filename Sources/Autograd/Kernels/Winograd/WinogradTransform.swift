/// The transforms of a minimal filtering algorithm F(outputs, 3).
///
/// A correlation of `points` inputs with three weights gives `outputs` numbers for `points` products:
/// transform both, multiply point by point, transform back. Gradients take the transposes.
///
/// - Source: Winograd, "Arithmetic Complexity of Computations", SIAM 1980; Lavin, Gray, "Fast
///   Algorithms for Convolutional Neural Networks", CVPR 2016.
protocol WinogradTransform: SendableMetatype {
  /// `points` inputs to points.
  associatedtype Input: LineTransform
  /// Three weights to points.
  associatedtype Weight: LineTransform
  /// Points to `outputs` outputs.
  associatedtype Output: LineTransform
  /// Gradients of `outputs` outputs to gradients of points: the transpose of ``Output``.
  associatedtype OutputGradient: LineTransform
  /// Gradients of points to gradients of three weights: the transpose of ``Weight``.
  associatedtype WeightGradient: LineTransform

  /// Outputs of a tile in one dimension.
  static var outputs: Int { get }
  /// Points, and inputs, of a tile in one dimension: `outputs + 2`.
  static var points: Int { get }
}

extension WinogradTransform {
  /// Points of a tile in two dimensions.
  @inline(__always)
  static var square: Int { points &* points }
}

/// Numbers in a row: as many as a transform takes or gives, and zeros.
typealias Line = InlineArray<6, Lanes>

/// A linear map of a line of numbers; a type, because closures would not be inlined.
protocol LineTransform {
  /// How many numbers it takes.
  static var from: Int { get }
  /// How many numbers it gives.
  static var to: Int { get }

  static func apply(_ line: Line) -> Line
}

extension LineTransform {
  /// Transforms a square along its columns and then along its rows.
  ///
  /// `load` and `store` take row and column; `scratch` has room for `from · to` lanes.
  @inline(__always)
  static func square(
    _ scratch: UnsafeMutablePointer<Lanes>, load: (Int, Int) -> Lanes,
    store: (Int, Int, Lanes) -> Void
  ) {
    for column in 0..<from {
      var line = Line(repeating: .zero)
      for row in 0..<from { line[row] = load(row, column) }
      line = apply(line)
      for row in 0..<to { scratch[row &* from &+ column] = line[row] }
    }
    for row in 0..<to {
      var line = Line(repeating: .zero)
      for column in 0..<from { line[column] = scratch[row &* from &+ column] }
      line = apply(line)
      for column in 0..<to { store(row, column, line[column]) }
    }
  }
}
