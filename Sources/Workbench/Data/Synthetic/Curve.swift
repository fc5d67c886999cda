internal import Foundation

/// Outlines for ``Canvas/fill(_:_:opacity:within:)``.
enum Curve {
  /// A smooth closed curve through points (Catmull and Rom).
  static func closed(_ points: [Point], steps: Int = 6) -> [Point] {
    let count = points.count
    return (0..<count).flatMap { i in
      piece(
        points[(i + count - 1) % count], points[i], points[(i + 1) % count],
        points[(i + 2) % count], steps: steps)
    }
  }

  /// A smooth open curve through points, ends included.
  static func open(_ points: [Point], steps: Int = 6) -> [Point] {
    guard let first = points.first, let last = points.last else { return [] }
    let all = [first] + points + [last]
    return (0..<points.count - 1).flatMap { i in
      piece(all[i], all[i + 1], all[i + 2], all[i + 3], steps: steps)
    } + [last]
  }

  private static func piece(
    _ before: Point, _ start: Point, _ end: Point, _ after: Point, steps: Int
  ) -> [Point] {
    (0..<steps).map { step in
      let t = Double(step) / Double(steps)
      let linear = (end - before) * (0.5 * t)
      let square = (2 * before - 5 * start + 4 * end - after) * (0.5 * t * t)
      let cube = (3 * (start - end) + after - before) * (0.5 * t * t * t)
      return start + linear + square + cube
    }
  }

  /// An ellipse, turned by `angle` radians.
  static func ellipse(_ centre: Point, _ radii: Point, angle: Double = 0, steps: Int = 28)
    -> [Point]
  {
    let (sine, cosine) = (sin(angle), cos(angle))
    return (0..<steps).map { step in
      let turn = 2 * .pi * Double(step) / Double(steps)
      let at = Point(cos(turn), sin(turn)) * radii
      return centre + Point(at.x * cosine - at.y * sine, at.x * sine + at.y * cosine)
    }
  }

  /// A rectangle with round corners; `roundness` 1 makes an ellipse of it, 0 a rectangle.
  static func roundedBox(_ centre: Point, _ radii: Point, roundness: Double) -> [Point] {
    let power = 0.15 + 0.85 * roundness
    return (0..<32).map { step in
      let turn = 2 * .pi * Double(step) / 32
      let (x, y) = (cos(turn), sin(turn))
      return centre
        + Point(
          (x < 0 ? -1 : 1) * pow(abs(x), power) * radii.x,
          (y < 0 ? -1 : 1) * pow(abs(y), power) * radii.y)
    }
  }

  /// The outline of a line drawn along points, as wide at each as `width` says of 0 … 1 along it.
  static func stroke(_ points: [Point], width: (Double) -> Double) -> [Point] {
    guard points.count > 1 else { return [] }
    var left: [Point] = []
    var right: [Point] = []
    for (index, point) in points.enumerated() {
      let ahead = points[min(index + 1, points.count - 1)] - points[max(index - 1, 0)]
      let length = max(1e-9, (ahead * ahead).sum().squareRoot())
      let half = width(Double(index) / Double(points.count - 1)) / 2
      let normal = Point(-ahead.y, ahead.x) * (half / length)
      left.append(point + normal)
      right.append(point - normal)
    }
    return left + right.reversed()
  }
}
