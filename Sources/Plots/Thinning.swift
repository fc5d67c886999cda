internal import Foundation

extension Series {
  /// The points to draw: of long lines, those that can be seen.
  ///
  /// Neighbours are taken together and stand for themselves by their first, lowest, highest and
  /// last, so that no peak is lost. The CSV keeps every point.
  func thinned(to limit: Int) -> [Point] {
    guard points.count > limit, [.line, .faintLine].contains(style) else { return points }
    let size = max(5, points.count * 4 / limit)
    return stride(from: 0, to: points.count, by: size).flatMap { start -> [Point] in
      let group = start..<min(start + size, points.count)
      let finite = group.filter { points[$0].y.isFinite }
      guard let low = finite.min(by: { points[$0].y < points[$1].y }),
        let high = finite.max(by: { points[$0].y < points[$1].y })
      else { return [points[start]] }
      return Set([group.lowerBound, low, high, group.upperBound - 1]).sorted().map { points[$0] }
    }
  }
}

extension Series {
  /// The name that fits beside the data.
  var shortName: String { Theme.shortened(name, to: 40) }

  /// The corners of steps whose points are their left edges.
  var outline: [Point] {
    guard let first = points.first else { return [] }
    var corners = [Point(first.x, 0)]
    for (point, next) in zip(points, points.dropFirst()) {
      corners += [point, Point(next.x, point.y)]
    }
    return corners + points.suffix(1)
  }
}

/// A power with a fraction for exponent.
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

/// The angle of a line that rises so much over so much, in degrees.
func atan2Degrees(_ rise: Double, _ run: Double) -> Double { atan2(rise, run) * 180 / .pi }
