/// Rows of a matrix whose product with weights is a convolution: each holds what one result reads.
///
/// The matrix is never whole in memory: a few rows are copied, multiplied and forgotten, which is
/// why the method is called implicit. Neighbouring taps of a row of the kernel read neighbouring
/// pixels, so that a row is copied in a few runs; what lies outside of the image is zero.
///
/// - Source: Chellapilla, Puri, Simard, "High Performance Convolutional Neural Networks for Document
///   Processing", IWFHR 2006, for the matrix; Chetlur et al., "cuDNN: Efficient Primitives for Deep
///   Learning", arXiv:1410.0759, for not making it whole.
struct WindowGather {
  /// Contiguous pixels that a row of the matrix takes from a row of an image.
  private struct Run {
    let y: Int
    let x: Int
    /// Where the run begins in the matrix' row.
    let start: Int
    let count: Int
  }

  let rows: WindowAxis.Phase
  let columns: WindowAxis.Phase
  /// Distance between windows of neighbouring results.
  let step: Int
  /// `[batch, height, width, channels]` of what is read.
  let source: [Int]
  /// Channels of one group.
  let channels: Int
  private let runs: [Run]

  init(
    rows: WindowAxis.Phase, columns: WindowAxis.Phase, step: Int, source: [Int], groups: Int
  ) {
    (self.rows, self.columns, self.step, self.source) = (rows, columns, step, source)
    channels = source[3] / groups
    var (runs, start): ([Run], Int) = ([], 0)
    for row in rows.taps {
      if groups == 1, let first = columns.taps.first {
        let count = columns.taps.count * channels
        runs.append(
          Run(y: rows.base + row.offset, x: columns.base + first.offset, start: start, count: count)
        )
        start += count
      } else {
        for column in columns.taps {
          runs.append(
            Run(
              y: rows.base + row.offset, x: columns.base + column.offset, start: start,
              count: channels))
          start += channels
        }
      }
    }
    self.runs = runs
  }

  /// Numbers in a row of the matrix: taps times channels of a group.
  var depth: Int { rows.taps.count * columns.taps.count * channels }

  /// Rows of the matrix: results of this phase in all images.
  var count: Int { source[0] * rows.count * columns.count }

  /// The image, row and column of a result, counted within the phase.
  @inline(__always)
  func place(_ result: Int) -> (image: Int, row: Int, column: Int) {
    let line = result / columns.count
    return (line / rows.count, line % rows.count, result % columns.count)
  }

  /// Copies part of some rows of the matrix, `stride` apart.
  func copy(
    _ results: Range<Int>, depths: Range<Int>, group: Int, from input: UnsafePointer<Float>,
    to target: UnsafeMutablePointer<Float>, stride: Int
  ) {
    let (height, width, all) = (source[1], source[2], source[3])
    for run in runs where run.start < depths.upperBound && run.start + run.count > depths.lowerBound
    {
      let lower = max(0, depths.lowerBound &- run.start)
      let upper = min(run.count, depths.upperBound &- run.start)
      var line = target + (run.start &+ lower &- depths.lowerBound)
      var (image, row, column) = place(results.lowerBound)
      for _ in results {
        let y = row &* step &+ run.y
        let x = column &* step &+ run.x
        if y < 0 || y >= height {
          line.set(to: 0, upper &- lower)
        } else {
          // Numbers of the run before the image's first column, and before its last one's end.
          let first = min(upper, max(lower, (0 &- x) &* channels))
          let end = max(first, min(upper, (width &- x) &* channels))
          let pixel = ((image &* height &+ y) &* width &+ x) &* all &+ group &* channels
          if first > lower { line.set(to: 0, first &- lower) }
          (line + (first &- lower)).copy(input + (pixel &+ first), end &- first)
          if end < upper { (line + (end &- lower)).set(to: 0, upper &- end) }
        }
        line += stride
        column &+= 1
        if column == columns.count {
          column = 0
          row &+= 1
          if row == rows.count { (row, image) = (0, image &+ 1) }
        }
      }
    }
  }
}

extension UnsafeMutablePointer<Float> {
  /// Copies a few numbers: whole vectors, the last of which may overlap the one before.
  @inline(__always)
  func copy(_ source: UnsafePointer<Float>, _ count: Int) {
    guard count >= Lanes.width else {
      for index in 0..<max(0, count) { self[index] = source[index] }
      return
    }
    var index = 0
    while index &+ Lanes.width <= count {
      Lanes(at: source + index).store(to: self + index)
      index &+= Lanes.width
    }
    if index < count {
      Lanes(at: source + (count &- Lanes.width)).store(to: self + (count &- Lanes.width))
    }
  }

  /// Writes one number to a few places.
  @inline(__always)
  func set(to value: Float, _ count: Int) {
    for index in 0..<count { self[index] = value }
  }
}
