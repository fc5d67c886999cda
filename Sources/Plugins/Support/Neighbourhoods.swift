import Workbench

/// Deals points into neighbourhoods: the first left in `order`, with its nearest of those left.
///
/// Every point is in exactly one neighbourhood; the last may be smaller. Equally near points are
/// taken in order of their number.
///
/// - Shapes: `points` is `[n, width]`, rows of length 1.
/// - Complexity: similarities of a block of points with those left, O(n · block) memory.
func neighbourhoods(of points: Tensor, size: Int, order: [Int]) -> [[Int]] {
  let blockSize = 128
  var result: [[Int]] = []
  var waiting = order
  while !waiting.isEmpty {
    let block = Array(waiting.prefix(blockSize))
    var left = PointsLeft(waiting.sorted(), of: order.count)
    let similarities = points.gathering(block)
      .matmul(points.gathering(left.points), otherTransposed: true).floats
    similarities.withUnsafeBufferPointer { similarities in
      for (row, point) in block.enumerated() where left.contains(point) {
        let start = row * left.points.count
        result.append(
          left.take(
            point, nearest: size - 1,
            by: UnsafeBufferPointer(rebasing: similarities[start..<start + left.points.count])))
      }
    }
    waiting = waiting.filter(left.contains)
  }
  return result
}

/// Points of which some are taken, one after another.
private struct PointsLeft {
  /// All of them, ascending.
  let points: [Int]
  /// Places in `points` of those that are not taken, ascending.
  private var places: [Int]
  private var isLeft: [Bool]

  init(_ points: [Int], of count: Int) {
    self.points = points
    places = Array(points.indices)
    isLeft = [Bool](repeating: false, count: count)
    for point in points { isLeft[point] = true }
  }

  func contains(_ point: Int) -> Bool { isLeft[point] }

  /// Takes a point and the `count` most similar others, the most similar first.
  mutating func take(
    _ point: Int, nearest count: Int, by similarities: UnsafeBufferPointer<Float>
  ) -> [Int] {
    isLeft[point] = false
    places.removeAll { points[$0] == point }
    var best: [Int] = []
    // What a point must exceed once enough are found.
    var bar = -Float.infinity
    for place in places where best.count < count || similarities[place] > bar {
      if best.count == count { best.removeLast() }
      var rank = best.count
      while rank > 0, similarities[best[rank - 1]] < similarities[place] { rank -= 1 }
      best.insert(place, at: rank)
      if let last = best.last { bar = similarities[last] }
    }
    for place in best { isLeft[points[place]] = false }
    places.removeAll { !isLeft[points[$0]] }
    return [point] + best.map { points[$0] }
  }
}
