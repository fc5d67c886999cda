/// A batch of pictures as a network takes it.
///
///     x = (byte / 255 − 0.5) / 0.5
///
/// Runs on the calling thread alone, so loader threads may call it without entering OpenMP's pool.
///
/// - Shapes: `[batch, size, size, 3]`, single precision.
/// - Parameters:
///   - images: each at least `size` pixels high and wide; what is larger is cropped centrally.
///   - size: side of the square.
///   - mirrored: exchange left and right.
/// - Returns: the batch, with values in −1 … 1.
public func inputs(of images: [Image], size: Int, mirrored: Bool = false) -> Tensor {
  inputs(images.count, size: size) { index, part in
    var image = images[index]
    if mirrored { image.mirror() }
    image.writeInput(to: part, size: size)
  }
}

/// A batch whose pictures `write` writes one after another, each into its own part.
///
/// - Shapes: `[count, size, size, 3]`, single precision; a part has `size · size · 3` values.
func inputs(
  _ count: Int, size: Int,
  _ write: (_ index: Int, _ part: UnsafeMutableBufferPointer<Float>) throws -> Void
) rethrows -> Tensor {
  try Tensor.filling([count, size, size, 3]) { batch in
    let stride = size * size * 3
    for index in 0..<count {
      try write(
        index, UnsafeMutableBufferPointer(rebasing: batch[index * stride..<(index + 1) * stride]))
    }
  }
}

extension Image {
  /// Writes the central square of `size` pixels as a network takes it.
  func writeInput(to target: UnsafeMutableBufferPointer<Float>, size: Int) {
    require(
      height >= size && width >= size,
      "an image of \(height)×\(width) for an input of \(size)×\(size)")
    let (top, left) = ((height - size) / 2, (width - size) / 2)
    pixels.withUnsafeBufferPointer { pixels in
      guard let source = pixels.baseAddress, let target = target.baseAddress else { return }
      for row in 0..<size {
        normalise(
          source + ((top + row) * width + left) * 3, into: target + row * size * 3,
          count: size * 3)
      }
    }
  }
}

/// Bytes to −1 … 1, in a loop that the compiler turns into vectors.
private func normalise(
  _ source: UnsafePointer<UInt8>, into target: UnsafeMutablePointer<Float>, count: Int
) {
  for place in 0..<count { target[place] = (Float(source[place]) / 255 - 0.5) / 0.5 }
}

/// A batch with left and right of every picture exchanged, made on the calling thread.
///
/// - Shapes: `[batch, height, width, 3]`, as the result.
func mirroredInputs(_ batch: Tensor) -> Tensor {
  let (width, pixels) = (batch.shape[2], batch.count / 3)
  return batch.withBytes { bytes in
    Tensor.filling(batch.shape) { target in
      let source = bytes.bindMemory(to: Float.self)
      for pixel in 0..<pixels {
        let column = pixel % width
        let other = (pixel - column + width - 1 - column) * 3
        for channel in 0..<3 { target[pixel * 3 + channel] = source[other + channel] }
      }
    }
  }
}
