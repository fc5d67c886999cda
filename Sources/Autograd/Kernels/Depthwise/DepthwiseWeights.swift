/// Gradients of depthwise weights: sums over all places of all images.
///
/// Tasks are groups of images times blocks of 16 channels. Each task sums into a kernel of its own,
/// and the groups' sums are added in order: how many groups there are depends on the shape alone, so
/// the bits do not depend on the number of threads.
struct DepthwiseWeights {
  /// Enough tasks to share out among the cores of a desk.
  private static let wantedTasks = 64
  private static let stripBytes = 256 << 10

  private let shape: ConvolutionShape
  private let output: [Int]
  private let rows: WindowAxis
  private let pitch: Int
  private let stripRows: Int
  private let blocks: Int
  private let groups: Int
  private var taps: Int { shape.weight[2] * shape.weight[3] }

  init(_ shape: ConvolutionShape) {
    self.shape = shape
    output = shape.output
    rows = shape.forwardAxes.rows
    pitch = (output[2] - 1) * shape.stride + shape.weight[3]
    let fitting = DepthwiseWeights.stripBytes / (pitch * Lanes.width * 4)
    stripRows = min(output[1], max(1, (fitting - shape.weight[2]) / shape.stride + 1))
    blocks = (output[3] + Lanes.width - 1) / Lanes.width
    groups = min(output[0], max(1, (DepthwiseWeights.wantedTasks + blocks - 1) / blocks))
  }

  func run(_ gradient: Tensor, _ input: Tensor) -> Tensor {
    let perTask = taps * Lanes.width
    let sums = Tensor.unwritten([groups * blocks * perTask])
    let places = output[0] * output[1] * output[2] * Lanes.width
    let (read, rest) = (
      Scratch(rows.extent(of: stripRows) * pitch * Lanes.width, workers: Threads.count),
      Scratch(stripRows * output[2] * Lanes.width, workers: Threads.count)
    )
    let grain = max(1, 65_536 * groups / max(1, places))
    Threads.chunks(groups * blocks, size: grain) { tasks, worker in
      for task in tasks {
        let (block, group) = (task % blocks, task / blocks)
        let sum = sums.floatMemory + task * perTask
        sum.update(repeating: 0, count: perTask)
        for image in output[0] * group / groups..<output[0] * (group + 1) / groups {
          add(image, block, gradient, input, read[worker], rest[worker], to: sum)
        }
      }
    }
    withExtendedLifetime((gradient, input, read, rest)) {}
    return unpacked(sums)
  }

  /// Adds one image's part to the sums of a block.
  private func add(
    _ image: Int, _ block: Int, _ gradient: Tensor, _ input: Tensor,
    _ read: UnsafeMutablePointer<Float>, _ rest: UnsafeMutablePointer<Float>,
    to sum: UnsafeMutablePointer<Float>
  ) {
    let (channel, channels) = (block * Lanes.width, output[3])
    let lanes = min(Lanes.width, channels - channel)
    let strip = DepthwiseStrip(
      memory: read, pitch: pitch, firstColumn: -shape.padding.horizontal)
    let gradients = DepthwiseStrip(memory: rest, pitch: output[2], firstColumn: 0)
    let inputs = input.floatMemory + image * shape.input[1...].reduce(1, *) + channel
    let outputs = gradient.floatMemory + image * output[1...].reduce(1, *) + channel
    for first in Swift.stride(from: 0, to: output[1], by: stripRows) {
      let count = min(stripRows, output[1] - first)
      strip.fill(
        inputs, shape: shape.input, lanes: lanes, firstRow: first * shape.stride + rows.lowest,
        count: rows.extent(of: count))
      if lanes < Lanes.width {
        gradients.fill(outputs, shape: output, lanes: lanes, firstRow: first, count: count)
      }
      for row in 0..<count {
        let isWhole = lanes == Lanes.width
        DepthwiseTile.addWeights(
          DepthwiseTile.Gradients(
            gradient: isWhole
              ? outputs + (first + row) * output[2] * channels
              : gradients.memory + row * output[2] * Lanes.width,
            gradientStride: isWhole ? channels : Lanes.width,
            source: strip.memory + row * shape.stride * pitch * Lanes.width,
            step: shape.stride * Lanes.width, pitch: pitch * Lanes.width, count: output[2]),
          height: shape.weight[2], width: shape.weight[3], to: sum)
      }
    }
  }

  /// The groups' sums added, as `[channels, 1, height, width]`.
  private func unpacked(_ sums: Tensor) -> Tensor {
    Tensor.filling(shape.weight) { result in
      let source = sums.floatMemory
      for channel in 0..<output[3] {
        let lane = channel / Lanes.width * taps * Lanes.width + channel % Lanes.width
        for tap in 0..<taps {
          var total: Float = 0
          for group in 0..<groups {
            total += source[group &* blocks &* taps &* Lanes.width &+ lane &+ tap &* Lanes.width]
          }
          result[channel &* taps &+ tap] = total
        }
      }
      withExtendedLifetime(sums) {}
    }
  }
}
