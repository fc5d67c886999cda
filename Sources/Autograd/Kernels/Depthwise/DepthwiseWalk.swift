/// Depthwise convolution in one direction: strips of an image and blocks of 16 channels are tasks.
///
/// A task copies what it reads into a ``DepthwiseStrip`` that stays in the second cache, and computes
/// all rows of results from it. Every result is one sum in a fixed order, so that the number of
/// threads changes no bit.
struct DepthwiseWalk {
  /// The most bytes of one strip, a quarter of a common second cache.
  private static let stripBytes = 256 << 10

  let rows: WindowAxis
  let columns: WindowAxis
  /// `[batch, height, width, channels]` of what is read.
  let source: [Int]
  /// `[batch, height, width, channels]` of what is written.
  let result: [Int]
  /// Pixels of one row of a strip.
  private let pitch: Int
  /// Rows of results, of every phase, in one strip.
  private let stripRows: Int
  private let strips: Int
  private let blocks: Int

  init(_ rows: WindowAxis, _ columns: WindowAxis, source: [Int], result: [Int]) {
    (self.rows, self.columns, self.source, self.result) = (rows, columns, source, result)
    pitch = columns.extent(of: columns.longest)
    let fitting = DepthwiseWalk.stripBytes / (pitch * Lanes.width * 4)
    let most = max(1, (fitting - rows.extent(of: 1)) / rows.sourceStep + 1)
    strips = max(1, (rows.longest + most - 1) / most)
    stripRows = (rows.longest + strips - 1) / strips
    blocks = (source[3] + Lanes.width - 1) / Lanes.width
  }

  /// One task.
  private struct Place {
    let image: Int
    let rows: Range<Int>
    let channel: Int
    let lanes: Int
  }

  /// The results for weights `[channels, 1, height, width]`; a bias is where sums begin.
  func run(_ input: Tensor, _ weight: Tensor, bias: Tensor? = nil) -> Tensor {
    let output = Tensor.unwritten(result)
    let taps = DepthwiseTaps(rows, columns, weight, pitch: pitch)
    let grain = max(1, 65_536 / max(1, stripRows * columns.longest * 16))
    let memory = Scratch(
      rows.extent(of: stripRows) * pitch * Lanes.width, workers: Threads.count)
    Threads.chunks(result[0] * strips * blocks, size: grain) { tasks, worker in
      let strip = DepthwiseStrip(
        memory: memory[worker], pitch: pitch, firstColumn: columns.lowest)
      for task in tasks {
        let (block, part) = (task % blocks, task / blocks % strips)
        let place = Place(
          image: task / blocks / strips,
          rows: part * stripRows..<min(rows.longest, (part + 1) * stripRows),
          channel: block * Lanes.width, lanes: min(Lanes.width, source[3] - block * Lanes.width))
        fill(strip, place, input)
        compute(place, strip, taps, bias, output)
      }
    }
    withExtendedLifetime((input, taps, bias, memory)) {}
    return output
  }

  private func fill(_ strip: DepthwiseStrip, _ place: Place, _ input: Tensor) {
    let pixels = source[1] * source[2] * source[3]
    strip.fill(
      input.floatMemory + (place.image * pixels + place.channel), shape: source, lanes: place.lanes,
      firstRow: place.rows.lowerBound * rows.sourceStep + rows.lowest,
      count: rows.extent(of: place.rows.count))
  }

  private func compute(
    _ place: Place, _ strip: DepthwiseStrip, _ taps: DepthwiseTaps, _ bias: Tensor?,
    _ output: Tensor
  ) {
    let start =
      bias.map { Lanes(at: $0.floatMemory + place.channel, count: place.lanes) } ?? .zero
    let weights = taps.weights(block: place.channel / Lanes.width)
    var phase = taps.phases.makeIterator()
    for row in rows.phases {
      for column in columns.phases {
        guard let own = phase.next(), place.rows.lowerBound < row.count else { continue }
        let (first, end) = (place.rows.lowerBound, min(place.rows.upperBound, row.count))
        let pixel = (place.image * result[1] + row.first) * result[2] + column.first
        var windows = DepthwiseTile.Windows(
          source: strip.memory
            + ((row.base - rows.lowest) * pitch + column.base - columns.lowest) * Lanes.width,
          offsets: taps.offsets + own.first, weights: weights + own.first * Lanes.width,
          taps: own.count, start: start,
          result: output.floatMemory
            + ((pixel + first * rows.resultStep * result[2]) * result[3] + place.channel),
          resultStride: columns.resultStep * result[3], lanes: place.lanes)
        for _ in first..<end {
          DepthwiseTile.row(
            windows, count: column.count, step: columns.sourceStep * Lanes.width)
          windows.source += rows.sourceStep * pitch * Lanes.width
          windows.result += rows.resultStep * result[2] * result[3]
        }
      }
    }
  }
}
