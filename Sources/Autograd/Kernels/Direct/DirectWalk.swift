/// A convolution in one direction as products of gathered rows with panels of weights.
///
/// Tasks are some hundred results of one phase and one group, with all their channels. Their rows of
/// the matrix fill less than half of the second cache; depths are cut so that two panels of weights
/// and a tile of rows stay in the first. Every result is one sum in an order that the shape alone
/// decides. Where a window is one pixel and nothing is padded, rows are read where they lie.
struct DirectWalk {
  /// The most bytes of gathered rows.
  private static let rowBytes = 384 << 10
  /// Depths of one product.
  private static let depths = 256
  /// The most results of one task: 20 tiles of 12 rows.
  private static let results = 240

  let rows: WindowAxis
  let columns: WindowAxis
  let source: [Int]
  let result: [Int]
  let groups: Int
  let direction: WeightPanels.Direction

  /// The results; a bias is where sums begin.
  func run(_ input: Tensor, _ weight: Tensor, bias: Tensor? = nil) -> Tensor {
    let output = Tensor.unwritten(result)
    for row in rows.phases {
      for column in columns.phases where row.count * column.count > 0 {
        let taps = row.taps.flatMap { y in
          column.taps.map { y.kernel * weight.shape[3] + $0.kernel }
        }
        run(
          WindowGather(
            rows: row, columns: column, step: rows.sourceStep, source: source, groups: groups),
          WeightPanels(weight, taps: taps, groups: groups, direction), bias, input, output)
      }
    }
    withExtendedLifetime((input, bias)) {}
    return output
  }

  /// Results of one phase.
  private func run(
    _ gather: WindowGather, _ panels: WeightPanels, _ bias: Tensor?, _ input: Tensor,
    _ output: Tensor
  ) {
    let width = result[3] / groups
    let (lineStride, padded) = (Lanes.padded(gather.depth) + Lanes.width, panels.panels * 16)
    let tasks = taskCount(gather)
    let most = (gather.count + tasks - 1) / tasks
    let memory = Scratch(most * (lineStride + padded), workers: Threads.count)
    Threads.chunks(tasks * groups, size: 1) { parts, worker in
      let matrix = memory[worker]
      let sums = matrix + most * lineStride
      for part in parts {
        let (task, group) = (part / groups, part % groups)
        let results = gather.count * task / tasks..<gather.count * (task + 1) / tasks
        var left = MatrixTile.Left(pointer: matrix, stride: lineStride)
        if isInPlace(gather) {
          left = MatrixTile.Left(
            pointer: input.floatMemory + (results.lowerBound * source[3] + group * gather.channels),
            stride: source[3])
        } else {
          gather.copy(
            results, depths: 0..<gather.depth, group: group, from: input.floatMemory, to: matrix,
            stride: lineStride)
        }
        if rows.resultStep == 1, width % Lanes.width == 0 {
          let place = results.lowerBound * result[3] + group * width
          multiply(
            results.count, left, panels, group, bias,
            MatrixTile.Result(pointer: output.floatMemory + place, stride: result[3]))
        } else {
          multiply(
            results.count, left, panels, group, bias,
            MatrixTile.Result(pointer: sums, stride: padded))
          scatter(results, gather, sums, stride: padded, group, output)
        }
      }
    }
    withExtendedLifetime((panels, output, memory)) {}
  }

  /// Whether rows of the matrix are pixels as they lie in memory.
  private func isInPlace(_ gather: WindowGather) -> Bool {
    gather.depth == gather.channels && rows.sourceStep == 1
      && gather.rows.count == source[1] && gather.columns.count == source[2]
      && gather.rows.base + gather.rows.taps[0].offset == 0
      && gather.columns.base + gather.columns.taps[0].offset == 0
  }

  /// Tasks of a group: an even number where there are several, of a shape's own.
  private func taskCount(_ gather: WindowGather) -> Int {
    let fitting = DirectWalk.rowBytes / (4 * max(1, gather.depth)) / 12 * 12
    let most = min(DirectWalk.results, max(24, fitting))
    let tasks = (gather.count + most - 1) / most
    return tasks < 2 ? min(2, (gather.count + 11) / 12) : (tasks + 1) & ~1
  }

  private func multiply(
    _ count: Int, _ left: MatrixTile.Left, _ panels: WeightPanels, _ group: Int,
    _ bias: Tensor?, _ target: MatrixTile.Result
  ) {
    if let bias {
      let width = result[3] / groups
      for row in 0..<count {
        (target.pointer + row * target.stride).copy(bias.floatMemory + group * width, width)
      }
    }
    let parts = max(1, (panels.depth + DirectWalk.depths - 1) / DirectWalk.depths)
    for part in 0..<parts {
      let (first, end) = (panels.depth * part / parts, panels.depth * (part + 1) / parts)
      MatrixTile.multiply(
        rows: count, panels: panels.panels, depth: end - first,
        MatrixTile.Left(pointer: left.pointer + first, stride: left.stride),
        MatrixTile.Panels(
          pointer: panels.pointer(group: group) + first * Lanes.width,
          panelStride: panels.depth * Lanes.width),
        into: target, accumulating: part > 0 || bias != nil)
    }
  }

  /// Writes sums to the places of their results.
  private func scatter(
    _ results: Range<Int>, _ gather: WindowGather, _ sums: UnsafePointer<Float>, stride: Int,
    _ group: Int, _ output: Tensor
  ) {
    let width = result[3] / groups
    var line = sums
    for index in results {
      let (image, row, column) = gather.place(index)
      let y = gather.rows.first + row * rows.resultStep
      let x = gather.columns.first + column * columns.resultStep
      let pixel = (image * result[1] + y) * result[2] + x
      (output.floatMemory + (pixel * result[3] + group * width)).copy(line, width)
      line += stride
    }
  }
}
