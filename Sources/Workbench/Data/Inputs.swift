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
  Tensor.filling([images.count, size, size, 3]) { batch in
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 256) { values in
      for byte in 0..<256 { values[byte] = (Float(byte) / 255 - 0.5) / 0.5 }
      for (index, image) in images.enumerated() {
        require(
          image.height >= size && image.width >= size,
          "an image of \(image.height)×\(image.width) for an input of \(size)×\(size)")
        let part = UnsafeMutableBufferPointer(
          rebasing: batch[index * size * size * 3..<(index + 1) * size * size * 3])
        fill(part, from: image, size: size, mirrored: mirrored, values: values)
      }
    }
  }
}

private func fill(
  _ part: UnsafeMutableBufferPointer<Float>, from image: Image, size: Int, mirrored: Bool,
  values: UnsafeMutableBufferPointer<Float>
) {
  let top = (image.height - size) / 2
  let left = (image.width - size) / 2
  image.pixels.withUnsafeBufferPointer { pixels in
    for row in 0..<size {
      let source = ((top + row) * image.width + left) * 3
      let target = row * size * 3
      for column in 0..<size {
        let to = target + (mirrored ? size - 1 - column : column) * 3
        let from = source + column * 3
        part[to] = values[Int(pixels[from])]
        part[to + 1] = values[Int(pixels[from + 1])]
        part[to + 2] = values[Int(pixels[from + 2])]
      }
    }
  }
}
