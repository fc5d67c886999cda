/// Gradients of the weights of a network's first layer: products of lines as they lie in memory.
///
/// With few channels a row of a kernel reads fewer numbers than two vectors hold, and gathering them
/// for every result costs as much as multiplying (``DirectWeights``). But what the kernel's row reads
/// is contiguous, and moves by `stride · channels` numbers from one result of a line to the next:
/// that line is the transposed left factor of a product as it is, and the line of gradients the right
/// one. Only the zeros around an image have to be written, which is done for a band of rows that
/// stays in the first two caches.
///
/// Bands are shared out to parts that have sums of their own, added in order; how many there are
/// depends on the shape alone, so that the number of threads changes no bit.
struct LineWeights {
  /// Rows of results of one band.
  private static let band = 8
  /// The most sums that are kept apart.
  private static let parts = 16

  private let shape: ConvolutionShape

  /// Nil unless channels are few, and outputs fill whole vectors.
  init?(_ shape: ConvolutionShape) {
    guard shape.groups == 1, shape.weight[1] < Lanes.width, shape.weight[0] % Lanes.width == 0
    else { return nil }
    self.shape = shape
  }

  private var channels: Int { shape.weight[1] }
  private var outputs: Int { shape.weight[0] }
  /// Numbers that a row of the kernel reads.
  private var taps: Int { shape.weight[3] * channels }
  /// Numbers of a line of the image with its padding.
  private var line: Int { (shape.input[2] + 2 * shape.padding.horizontal) * channels }
  /// Sums of one part: `[kernel row][kernel column · channel][output]`.
  private var size: Int { shape.weight[2] * taps * outputs }
  /// Bands of an image.
  private var bands: Int { (shape.output[1] + LineWeights.band - 1) / LineWeights.band }

  func run(_ gradient: Tensor, _ input: Tensor) -> Tensor {
    let items = shape.input[0] * bands
    let parts = max(1, min(LineWeights.parts, items))
    let sums = Scratch(size * parts)
    sums[0].initialize(repeating: 0, count: size * parts)
    let rows = (LineWeights.band - 1) * shape.stride + shape.weight[2]
    let memory = Scratch(rows * line, workers: Threads.count)
    Threads.chunks(parts, size: 1) { part, worker in
      let part = part.lowerBound
      for item in items * part / parts..<items * (part + 1) / parts {
        let (image, first) = (item / bands, item % bands * LineWeights.band)
        let results = first..<min(first + LineWeights.band, shape.output[1])
        copy(image, below: results, from: input.floatMemory, to: memory[worker])
        add(image, results, memory[worker], gradient.floatMemory, to: sums[0] + part * size)
      }
    }
    withExtendedLifetime((gradient, input, memory)) {}
    return unpacked(sums, parts)
  }

  /// Copies the rows that some results read, with the zeros around them.
  private func copy(
    _ image: Int, below results: Range<Int>, from input: UnsafePointer<Float>,
    to band: UnsafeMutablePointer<Float>
  ) {
    let (height, width) = (shape.input[1], shape.input[2] * channels)
    let margin = shape.padding.horizontal * channels
    let first = results.lowerBound * shape.stride - shape.padding.vertical
    var target = band
    for y in first..<first + (results.count - 1) * shape.stride + shape.weight[2] {
      if y < 0 || y >= height {
        target.update(repeating: 0, count: line)
      } else {
        target.update(repeating: 0, count: margin)
        (target + margin).update(from: input + (image * height + y) * width, count: width)
        (target + margin + width).update(repeating: 0, count: margin)
      }
      target += line
    }
  }

  /// Adds the products of some lines of results, for each row of the kernel.
  private func add(
    _ image: Int, _ results: Range<Int>, _ band: UnsafePointer<Float>,
    _ gradient: UnsafePointer<Float>, to sums: UnsafeMutablePointer<Float>
  ) {
    let (height, width) = (shape.output[1], shape.output[2])
    for row in results {
      let right = MatrixTile.Panels(
        pointer: gradient + (image * height + row) * width * outputs, panelStride: Lanes.width,
        stride: outputs)
      // The next line comes from memory, and is read in pieces that no hardware foresees.
      for ahead in stride(from: width * outputs, to: 2 * width * outputs, by: Lanes.width) {
        (right.pointer + ahead).prefetch()
      }
      for y in 0..<shape.weight[2] {
        let read = (row - results.lowerBound) * shape.stride + y
        MatrixTile.multiplyTransposed(
          rows: taps, panels: outputs / Lanes.width, depth: width,
          MatrixTile.Left(pointer: band + read * line, stride: shape.stride * channels), right,
          into: MatrixTile.Result(pointer: sums + y * taps * outputs, stride: outputs),
          accumulating: true)
      }
    }
  }

  /// The parts' sums added, in the order in which weights are stored.
  private func unpacked(_ sums: Scratch, _ parts: Int) -> Tensor {
    let result = Tensor.unwritten(shape.weight)
    let (source, target) = (sums[0], result.floatMemory)
    let area = shape.weight[2] * shape.weight[3]
    for tap in 0..<area {
      for channel in 0..<channels {
        let line = source + (tap * channels + channel) * outputs
        for output in 0..<outputs {
          var sum = line[output]
          for part in 1..<parts { sum += line[part * size + output] }
          target[(output * channels + channel) * area + tap] = sum
        }
      }
    }
    withExtendedLifetime(sums) {}
    return result
  }
}
