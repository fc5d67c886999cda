extension Image {
  /// The picture at another size.
  ///
  /// A triangle as wide as the reduction weighs the pixels, so that nothing aliases; enlarging is
  /// bilinear. Rows first, then columns; values are rounded once, at the end.
  ///
  /// - Source: as `resize` with `BILINEAR` of Pillow, which rounds between the two passes.
  public func resized(height newHeight: Int, width newWidth: Int) -> Image {
    if newHeight == height && newWidth == width { return self }
    var copy = self
    copy.resize(
      Region(top: 0, left: 0, height: height, width: width), height: newHeight, width: newWidth)
    copy.spare = []
    return copy
  }

  /// Replaces the picture by a part of it at another size, as cropping and then resizing would.
  ///
  /// Only pixels of the part are looked at.
  public mutating func resize(_ part: Region, height newHeight: Int, width newWidth: Int) {
    require(newHeight > 0 && newWidth > 0, "resize to \(newHeight)×\(newWidth)")
    check(part, "resize")
    if newHeight == part.height && newWidth == part.width { return crop(part) }
    let stride = width * 3
    let start = part.top * stride + part.left * 3
    let rows = Taps(from: part.height, to: newHeight)
    let columns = Taps(from: part.width, to: newWidth)
    replace(height: newHeight, width: newWidth) { old, new in
      resample(
        UnsafeBufferPointer(rebasing: old[start...]), stride: stride, width: part.width,
        into: new, rows: rows, columns: columns)
    }
  }
}

/// Which old positions make each new one, and with what weights: as many for each.
struct Taps {
  /// The first old position of each new one.
  private(set) var firsts: [Int] = []
  /// Weights of each new position.
  let count: Int
  /// ``count`` weights a new position; zero where it looks at fewer.
  private(set) var weights: [Float] = []

  init(from old: Int, to new: Int) {
    let scale = Double(old) / Double(new)
    let support = max(1, scale)
    count = min(old, Int((2 * support).rounded(.up)) + 1)
    firsts.reserveCapacity(new)
    weights.reserveCapacity(new * count)
    for position in 0..<new {
      let centre = (Double(position) + 0.5) * scale
      let first = min(old - count, max(0, Int((centre - support + 0.5).rounded(.down))))
      func weight(_ place: Int) -> Double {
        max(0, 1 - abs(Double(place) + 0.5 - centre) / support)
      }
      var total = 0.0
      for place in first..<first + count { total += weight(place) }
      firsts.append(first)
      for place in first..<first + count { weights.append(Float(weight(place) / total)) }
    }
  }
}
