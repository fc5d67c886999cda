extension Image {
  /// The picture at another size.
  ///
  /// A triangle as wide as the reduction weighs the pixels, so that nothing aliases; enlarging is
  /// bilinear. Rows first, then columns; values are rounded once, at the end.
  ///
  /// - Source: as `resize` with `BILINEAR` of Pillow, which rounds between the two passes.
  public func resized(height newHeight: Int, width newWidth: Int) -> Image {
    require(newHeight > 0 && newWidth > 0, "resize to \(newHeight)×\(newWidth)")
    if newHeight == height && newWidth == width { return self }
    let rows = Taps(from: height, to: newHeight)
    let columns = Taps(from: width, to: newWidth)
    let stride = width * 3
    let result = [UInt8](unsafeUninitializedCapacity: newHeight * newWidth * 3) { target, count in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: stride) { line in
        pixels.withUnsafeBufferPointer { source in
          for row in 0..<newHeight {
            gather(source, into: line, taps: rows, row: row, stride: stride)
            let output = UnsafeMutableBufferPointer(
              rebasing: target[row * newWidth * 3..<(row + 1) * newWidth * 3])
            spread(line, into: output, taps: columns)
          }
        }
      }
      count = newHeight * newWidth * 3
    }
    return Image(height: newHeight, width: newWidth, pixels: result)
  }

  /// The weighted sum of the source rows that make one new row.
  private func gather(
    _ source: UnsafeBufferPointer<UInt8>, into line: UnsafeMutableBufferPointer<Float>,
    taps: Taps, row: Int, stride: Int
  ) {
    line.initialize(repeating: 0)
    for tap in taps.starts[row]..<taps.starts[row + 1] {
      let weight = taps.weights[tap]
      let first = (taps.firsts[row] + tap - taps.starts[row]) * stride
      for i in 0..<stride { line[i] += weight * Float(source[first + i]) }
    }
  }

  /// The new columns of one row.
  private func spread(
    _ line: UnsafeMutableBufferPointer<Float>, into output: UnsafeMutableBufferPointer<UInt8>,
    taps: Taps
  ) {
    for column in 0..<taps.firsts.count {
      var sum = SIMD4<Float>(repeating: 0.5)
      var i = taps.firsts[column] * 3
      for tap in taps.starts[column]..<taps.starts[column + 1] {
        sum += taps.weights[tap] * SIMD4(line[i], line[i + 1], line[i + 2], 0)
        i += 3
      }
      for channel in 0..<3 {
        output.initializeElement(
          at: column * 3 + channel, to: UInt8(max(0, min(255, sum[channel]))))
      }
    }
  }
}

/// Which old positions make each new one, and with what weights.
private struct Taps {
  /// The first old position of each new one.
  var firsts: [Int] = []
  /// Where the weights of each new position start in ``weights``; one more than positions.
  var starts = [0]
  var weights: [Float] = []

  init(from old: Int, to new: Int) {
    let scale = Double(old) / Double(new)
    let support = max(1, scale)
    for position in 0..<new {
      let centre = (Double(position) + 0.5) * scale
      let first = max(0, Int((centre - support + 0.5).rounded(.down)))
      let end = min(old, Int((centre + support + 0.5).rounded(.down)))
      let raw = (first..<end).map { max(0, 1 - abs(Double($0) + 0.5 - centre) / support) }
      let total = raw.reduce(0, +)
      firsts.append(first)
      weights += raw.map { Float($0 / total) }
      starts.append(weights.count)
    }
  }
}
