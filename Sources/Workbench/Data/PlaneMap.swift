internal import Foundation

/// Where the pixels of a new picture come from: a projective map of the plane.
///
///     (x, y) ↦ ((a x + b y + c) / w, (d x + e y + f) / w),   w = g x + h y + 1
///
/// x counts columns and y rows, from the picture's upper left corner, so that the centre of the first
/// pixel is at (0.5, 0.5).
public struct PlaneMap: Sendable, Equatable {
  /// The first row of the matrix: a, b, c.
  public var horizontal: SIMD3<Double>
  /// The second row of the matrix: d, e, f.
  public var vertical: SIMD3<Double>
  /// What makes it projective: g, h; both are 0 in an affine map.
  public var depth: SIMD2<Double>

  /// A map by its coefficients, rows of the matrix; affine without the last two.
  public init(
    _ horizontal: SIMD3<Double>, _ vertical: SIMD3<Double>, depth: SIMD2<Double> = .zero
  ) {
    (self.horizontal, self.vertical, self.depth) = (horizontal, vertical, depth)
  }

  /// The map that leaves everything where it is.
  public static let identity = PlaneMap([1, 0, 0], [0, 1, 0])

  /// What undoes shearing, turning, scaling and moving around a centre, in this order.
  ///
  /// - Parameters:
  ///   - angle: clockwise, in degrees.
  ///   - translation: to the right and down, in pixels.
  ///   - shear: horizontal and vertical, in degrees.
  ///   - centre: what stays where it is but for the translation.
  /// - Source: torchvision's `affine`, whose parameters these are.
  public static func undoing(
    angle: Double = 0, translation: SIMD2<Double> = .zero, scale: Double = 1,
    shear: SIMD2<Double> = .zero, around centre: SIMD2<Double>
  ) -> PlaneMap {
    let (turn, x, y) = (angle.radians, shear.x.radians, shear.y.radians)
    let a = cos(turn - y) / cos(y)
    let b = -a * tan(x) - sin(turn)
    let c = sin(turn - y) / cos(y)
    let d = -c * tan(x) + cos(turn)
    func row(_ first: Double, _ second: Double, _ centre: Double, _ moved: SIMD2<Double>)
      -> SIMD3<Double>
    {
      let (first, second) = (first / scale, second / scale)
      return SIMD3(first, second, centre - first * moved.x - second * moved.y)
    }
    let moved = centre + translation
    return PlaneMap(row(d, -b, centre.x, moved), row(-c, a, centre.y, moved))
  }

  /// The projective map that takes four points to four others; nil when three of them are in line.
  public init?(_ points: [SIMD2<Double>], to images: [SIMD2<Double>]) {
    require(points.count == 4 && images.count == 4, "\(points.count) and \(images.count) points")
    var rows: [[Double]] = []
    for (from, to) in zip(points, images) {
      rows.append([from.x, from.y, 1, 0, 0, 0, -to.x * from.x, -to.x * from.y, to.x])
      rows.append([0, 0, 0, from.x, from.y, 1, -to.y * from.x, -to.y * from.y, to.y])
    }
    guard let s = solved(rows) else { return nil }
    self.init(SIMD3(s[0], s[1], s[2]), SIMD3(s[3], s[4], s[5]), depth: SIMD2(s[6], s[7]))
  }
}

/// The solution of linear equations, each row with its right side last, by Gauss's elimination with
/// the largest pivot of each column; nil when there is not just one.
private func solved(_ equations: [[Double]]) -> [Double]? {
  var rows = equations
  let count = rows.count
  for column in 0..<count {
    let pivot = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
    guard abs(rows[pivot][column]) > 1e-9 else { return nil }
    rows.swapAt(column, pivot)
    for row in 0..<count where row != column {
      let factor = rows[row][column] / rows[column][column]
      for place in column...count { rows[row][place] -= factor * rows[column][place] }
    }
  }
  return (0..<count).map { rows[$0][count] / rows[$0][$0] }
}

extension Double {
  fileprivate var radians: Double { self * .pi / 180 }
}
