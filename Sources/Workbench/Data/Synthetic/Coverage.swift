/// How much of each pixel an outline covers, exactly, inside the outline's bounding box.
///
/// Every edge adds its signed area to the pixels it crosses; sums along the rows then give the
/// covered part.
///
/// - Source: Levien, "Inside the fastest font renderer in the world", 2016 (font-rs).
struct Coverage {
  let rows: Range<Int>
  let columns: Range<Int>
  private var values: [Float]

  init(_ outline: [Point], side: Int) {
    let limit = 4 * Double(side)
    let points = outline.map {
      $0.clamped(lowerBound: .init(repeating: -limit), upperBound: .init(repeating: limit))
    }
    let lowest = points.reduce(Point(limit, limit)) { pointwiseMin($0, $1) }
    let highest = points.reduce(Point(-limit, -limit)) { pointwiseMax($0, $1) }
    let top = max(0, min(side, Int(lowest.y.rounded(.down))))
    rows = top..<max(top, min(side, Int(highest.y.rounded(.up))))
    let left = Int(lowest.x.rounded(.down))
    columns = left..<max(left, Int(highest.x.rounded(.up)) + 2)
    values = Array(repeating: 0, count: rows.count * columns.count)
    let origin = Point(Double(left), Double(top))
    for (index, point) in points.enumerated() {
      add(point - origin, points[(index + 1) % points.count] - origin)
    }
    for row in 0..<rows.count {
      var sum: Float = 0
      for index in row * columns.count..<(row + 1) * columns.count {
        sum += values[index]
        values[index] = min(1, abs(sum))
      }
    }
  }

  /// The covered part of a pixel; 0 outside the box.
  subscript(x: Int, y: Int) -> Float {
    guard rows.contains(y), columns.contains(x) else { return 0 }
    return values[(y - rows.lowerBound) * columns.count + x - columns.lowerBound]
  }

  private mutating func add(_ first: Point, _ second: Point) {
    guard first.y != second.y else { return }
    let sign = first.y < second.y ? 1.0 : -1.0
    let (start, end) = first.y < second.y ? (first, second) : (second, first)
    let slope = (end.x - start.x) / (end.y - start.y)
    var x = start.y < 0 ? start.x - start.y * slope : start.x
    guard end.y > 0, start.y < Double(rows.count) else { return }
    for row in Int(max(0, start.y))..<min(rows.count, Int(end.y.rounded(.up))) {
      let height = min(Double(row + 1), end.y) - max(Double(row), start.y)
      let next = x + slope * height
      add(from: min(x, next), to: max(x, next), area: sign * height, row: row * columns.count)
      x = next
    }
  }

  /// Spreads the area to the right of a piece of an edge over the pixels that the piece crosses.
  ///
  /// With `F(t)` the mean of `max(0, t − x)` over the piece, `F(c + 1) − F(c)` of column c lies to
  /// its right; the difference to the column before is what the sum along the row needs.
  private mutating func add(from left: Double, to right: Double, area: Double, row: Int) {
    let width = max(1e-12, right - left)
    var (lower, before) = (0.0, 0.0)
    for column in Int(left.rounded(.down))...Int(right.rounded(.up)) {
      let edge = Double(column + 1)
      let upper =
        edge >= right
        ? edge - (left + right) / 2 : max(0, edge - left) * max(0, edge - left) / (2 * width)
      let part = upper - lower
      values[row + column] += Float(area * (part - before))
      (lower, before) = (upper, part)
    }
  }
}
