extension Image {
  /// The part of `height`×`width` pixels whose upper left corner is at (`top`, `left`).
  public func cropped(top: Int, left: Int, height: Int, width: Int) -> Image {
    require(
      top >= 0 && left >= 0 && height > 0 && width > 0 && top + height <= self.height
        && left + width <= self.width,
      "crop of \(height)×\(width) at (\(top), \(left)) from \(self.height)×\(self.width)")
    if height == self.height && width == self.width { return self }
    let stride = width * 3
    let part = [UInt8](unsafeUninitializedCapacity: height * stride) { target, count in
      pixels.withUnsafeBufferPointer { source in
        for row in 0..<height {
          let start = ((top + row) * self.width + left) * 3
          _ = UnsafeMutableBufferPointer(rebasing: target[row * stride..<(row + 1) * stride])
            .initialize(fromContentsOf: source[start..<start + stride])
        }
      }
      count = height * stride
    }
    return Image(height: height, width: width, pixels: part)
  }

  /// The central square of `side` pixels; the largest there is when `side` is larger.
  public func centred(_ side: Int) -> Image {
    let side = min(side, height, width)
    return cropped(
      top: (height - side) / 2, left: (width - side) / 2, height: side, width: side)
  }

  /// The picture with left and right exchanged.
  public func mirrored() -> Image {
    let mirror = [UInt8](unsafeUninitializedCapacity: pixels.count) { target, count in
      pixels.withUnsafeBufferPointer { source in
        for row in 0..<height {
          for column in 0..<width {
            let from = (row * width + column) * 3
            let to = (row * width + width - 1 - column) * 3
            for channel in 0..<3 {
              target.initializeElement(at: to + channel, to: source[from + channel])
            }
          }
        }
      }
      count = pixels.count
    }
    return Image(height: height, width: width, pixels: mirror)
  }
}
