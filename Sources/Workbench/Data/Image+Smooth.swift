extension Image {
  /// The picture with its outermost pixels, and within them means of three by three pixels in which
  /// the middle counts five times.
  ///
  /// - Source: the `SMOOTH` of Pillow.
  public func smoothed() -> Image {
    guard height > 2, width > 2 else { return self }
    var result = self
    let stride = width * 3
    pixels.withUnsafeBufferPointer { source in
      result.pixels.withUnsafeMutableBufferPointer { target in
        guard let source = source.baseAddress, let target = target.baseAddress else { return }
        for row in 1..<height - 1 {
          let (middle, output) = (source + row * stride, target + row * stride)
          let (upper, lower) = (middle - stride, middle + stride)
          for i in 3..<stride - 3 {
            func three(_ line: UnsafePointer<UInt8>) -> UInt32 {
              UInt32(line[i &- 3]) &+ UInt32(line[i]) &+ UInt32(line[i &+ 3])
            }
            let sum = three(upper) &+ three(middle) &+ three(lower) &+ 4 &* UInt32(middle[i])
            output[i] = UInt8(truncatingIfNeeded: (2 &* sum &+ 13) / 26)
          }
        }
      }
    }
    return result
  }

  /// Moves each value away from another picture's, or towards it.
  ///
  ///     v ← other + factor · (v - other)
  ///
  /// rounded and cut off at black and white.
  public mutating func blend(with other: Image, factor: Double) {
    require(other.pixels.count == pixels.count, "\(other.pixels.count) bytes to blend with")
    let factor = Int32((factor * 65536).rounded())
    let count = pixels.count
    other.pixels.withUnsafeBufferPointer { other in
      pixels.withUnsafeMutableBufferPointer { pixels in
        guard let other = other.baseAddress, let pixels = pixels.baseAddress else { return }
        for i in 0..<count {
          let (own, base) = (Int32(pixels[i]), Int32(other[i]))
          let value = (base &<< 16 &+ factor &* (own &- base) &+ 0x8000) &>> 16
          pixels[i] = UInt8(truncatingIfNeeded: max(0, min(255, value)))
        }
      }
    }
  }
}
