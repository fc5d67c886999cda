/// Gradients of weights: the transposed product of gradients with gathered rows.
///
/// Tasks are ranges of depths (taps times channels), so that nothing is gathered twice, times parts
/// of all results where depths alone are few. Parts have sums of their own, added in order; how many
/// there are depends on the shape alone, so that the number of threads changes no bit.
struct DirectWeights {
  /// Results of one product: two panels of gathered rows and gradients of 12 channels stay in the
  /// first cache.
  private static let results = 128
  /// The most depths of one task.
  private static let depths = 192
  /// Tasks that are wanted at least.
  private static let wantedTasks = 8

  private let shape: ConvolutionShape
  private let gather: WindowGather
  private let outputs: Int
  /// Ranges of depths, and parts of results.
  private let ranges: Int
  private let parts: Int

  init(_ shape: ConvolutionShape) {
    self.shape = shape
    let (rows, columns) = shape.forwardAxes
    gather = WindowGather(
      rows: rows.phases[0], columns: columns.phases[0], step: shape.stride, source: shape.input,
      groups: shape.groups)
    outputs = shape.weight[0] / shape.groups
    ranges = max(1, (gather.depth + DirectWeights.depths - 1) / DirectWeights.depths)
    let wanted = (DirectWeights.wantedTasks + ranges * shape.groups - 1) / (ranges * shape.groups)
    parts = max(1, min(wanted, gather.count / DirectWeights.results))
  }

  private var stride: Int { Lanes.padded(gather.depth) }
  /// Numbers of one part's sums.
  private var size: Int { shape.weight[0] * stride }

  func run(_ gradient: Tensor, _ input: Tensor) -> Tensor {
    let sums = Storage(byteCount: parts * size * 4)
    let target = sums.pointer.assumingMemoryBound(to: Float.self)
    let perPart = ranges * shape.groups
    let (gatheredStride, gradientStride) = (DirectWeights.depths + 32, Lanes.padded(outputs) + 16)
    let memory = Scratch(
      DirectWeights.results * (gatheredStride + gradientStride), workers: Threads.count)
    Threads.chunks(parts * perPart, size: 1) { tasks, worker in
      let matrix = memory[worker]
      let gradients = matrix + DirectWeights.results * gatheredStride
      for task in tasks {
        let (part, group, range) = (
          task / perPart, task % perPart / ranges, task % perPart % ranges
        )
        let all = gather.count * part / parts..<gather.count * (part + 1) / parts
        let panels = stride / Lanes.width
        let depths =
          panels * range / ranges * 16..<min(gather.depth, panels * (range + 1) / ranges * 16)
        let place = target + (part * size + group * outputs * stride + depths.lowerBound)
        for first in Swift.stride(from: all.lowerBound, to: all.upperBound, by: 128) {
          let results = first..<min(all.upperBound, first + DirectWeights.results)
          gather.copy(
            results, depths: depths, group: group, from: input.floatMemory, to: matrix,
            stride: gatheredStride)
          copy(results, group, from: gradient.floatMemory, to: gradients, stride: gradientStride)
          MatrixTile.multiplyTransposed(
            rows: outputs, panels: (depths.count + 15) / 16, depth: results.count,
            MatrixTile.Left(pointer: gradients, stride: gradientStride),
            MatrixTile.Panels(
              pointer: matrix, panelStride: Lanes.width, stride: gatheredStride),
            into: MatrixTile.Result(pointer: place, stride: stride),
            accumulating: first > all.lowerBound)
        }
      }
    }
    withExtendedLifetime((gradient, input, memory)) {}
    return unpacked(sums)
  }

  /// Copies gradients of one group: rows of many channels would compete for the same sets of a cache.
  private func copy(
    _ results: Range<Int>, _ group: Int, from gradient: UnsafePointer<Float>,
    to target: UnsafeMutablePointer<Float>, stride: Int
  ) {
    var line = target
    for result in results {
      line.copy(gradient + (result &* shape.weight[0] &+ group &* outputs), outputs)
      line += stride
    }
  }

  /// The parts' sums added, with taps innermost as weights are stored.
  private func unpacked(_ sums: Storage) -> Tensor {
    let (channels, area) = (gather.channels, shape.weight[2] * shape.weight[3])
    let result = Tensor.unwritten(shape.weight)
    let (source, target) = (
      sums.pointer.assumingMemoryBound(to: Float.self), result.floatMemory
    )
    Threads.split(shape.weight[0], grain: max(1, 16_384 / max(1, stride))) { rows in
      for row in rows {
        let line = source + row &* stride
        for part in 1..<max(1, parts) {
          let other = line + part &* size
          for index in 0..<stride { line[index] += other[index] }
        }
        let kernel = target + row &* channels &* area
        for tap in 0..<area {
          for channel in 0..<channels {
            kernel[channel &* area &+ tap] = line[tap &* channels &+ channel]
          }
        }
      }
    }
    withExtendedLifetime(sums) {}
    return result
  }
}
