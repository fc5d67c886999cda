import Workbench

/// Deals points into neighbourhoods: the first left in `order`, with its nearest of those left.
///
/// Every point is in exactly one neighbourhood; the last may be smaller. Equally near points are
/// taken in order of their number.
///
/// - Shapes: `points` is `[n, width]`, rows of length 1.
/// - Complexity: similarities of a block of points at a time, O(n · block) memory.
func neighbourhoods(of points: Tensor, size: Int, order: [Int]) -> [[Int]] {
  let blockSize = 128
  var isLeft = [Bool](repeating: true, count: order.count)
  var left = Array(order.indices)
  var waiting = order
  var result: [[Int]] = []
  while !waiting.isEmpty {
    let block = Array(waiting.prefix(blockSize))
    let similarities = points.gathering(block).matmul(points, otherTransposed: true).floats
    similarities.withUnsafeBufferPointer { similarities in
      for (place, point) in block.enumerated() where isLeft[point] {
        isLeft[point] = false
        let row = UnsafeBufferPointer(
          rebasing: similarities[place * order.count..<(place + 1) * order.count])
        let near = nearest(size - 1, of: left, isLeft, row)
        for other in near { isLeft[other] = false }
        result.append([point] + near)
        left.removeAll { !isLeft[$0] }
      }
    }
    waiting = waiting.filter { isLeft[$0] }
  }
  return result
}

/// The `count` points of `candidates` that are left and most similar, the most similar first.
private func nearest(
  _ count: Int, of candidates: [Int], _ isLeft: [Bool], _ similarities: UnsafeBufferPointer<Float>
) -> [Int] {
  var best: [Int] = []
  for candidate in candidates where isLeft[candidate] {
    let similarity = similarities[candidate]
    if best.count == count {
      guard let last = best.last, similarity > similarities[last] else { continue }
      best.removeLast()
    }
    var place = best.count
    while place > 0, similarities[best[place - 1]] < similarity { place -= 1 }
    best.insert(candidate, at: place)
  }
  return best
}
