/// How two shapes are walked together: trailing dimensions align, and a 1 repeats.
///
/// Neighbouring dimensions that both operands walk alike are merged, so that the common cases
/// (equal shapes, a bias, a column) become one or two plain loops.
struct Broadcast {
  private(set) var shape: [Int]
  private var extents: [Int] = []
  private var leftStrides: [Int] = []
  private var rightStrides: [Int] = []

  init(_ left: [Int], _ right: [Int]) {
    let rank = max(left.count, right.count)
    let left = [Int](repeating: 1, count: rank - left.count) + left
    let right = [Int](repeating: 1, count: rank - right.count) + right
    shape = zip(left, right).map { a, b in
      require(a == b || a == 1 || b == 1, "shapes \(left) and \(right) do not broadcast")
      return a == 1 ? b : a
    }
    var leftStride = 1
    var rightStride = 1
    for axis in (0..<rank).reversed() {
      push(
        shape[axis], left[axis] == 1 ? 0 : leftStride, right[axis] == 1 ? 0 : rightStride)
      leftStride *= left[axis]
      rightStride *= right[axis]
    }
    if extents.isEmpty { (extents, leftStrides, rightStrides) = ([1], [1], [1]) }
  }

  /// Adds an outer dimension, or merges it into the last one.
  private mutating func push(_ extent: Int, _ leftStride: Int, _ rightStride: Int) {
    guard extent != 1 else { return }
    if let inner = extents.last, leftStride == inner * (leftStrides.last ?? 0),
      rightStride == inner * (rightStrides.last ?? 0)
    {
      extents[extents.count - 1] *= extent
    } else {
      extents.append(extent)
      leftStrides.append(leftStride)
      rightStrides.append(rightStride)
    }
  }

  /// The number of innermost runs.
  var runCount: Int { extents.dropFirst().reduce(1, *) }

  /// Calls `body` with the start of innermost runs: output offset, left offset, right offset.
  func forEachRun(
    in runs: Range<Int>, _ body: (_ output: Int, _ left: Int, _ right: Int) -> Void
  ) {
    var counters = [Int](repeating: 0, count: extents.count)
    var left = 0
    var right = 0
    var rest = runs.lowerBound
    for axis in 1..<max(1, extents.count) {
      counters[axis] = rest % extents[axis]
      rest /= extents[axis]
      left += counters[axis] * leftStrides[axis]
      right += counters[axis] * rightStrides[axis]
    }
    for run in runs {
      body(run * extents[0], left, right)
      var axis = 1
      while axis < extents.count {
        counters[axis] += 1
        left += leftStrides[axis]
        right += rightStrides[axis]
        if counters[axis] < extents[axis] { break }
        left -= leftStrides[axis] * extents[axis]
        right -= rightStrides[axis] * extents[axis]
        counters[axis] = 0
        axis += 1
      }
    }
  }

  /// Length and strides of an innermost run.
  var run: (count: Int, left: Int, right: Int) { (extents[0], leftStrides[0], rightStrides[0]) }
}
