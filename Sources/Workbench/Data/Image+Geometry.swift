internal import Glibc

extension Image {
  /// Cuts a part out, in place.
  public mutating func crop(_ part: Region) {
    check(part, "crop")
    guard part.height < height || part.width < width else { return }
    let (old, new) = (width * 3, part.width * 3)
    pixels.withUnsafeMutableBytes { pixels in
      guard let base = pixels.baseAddress else { return }
      // A row only moves towards the front, over rows that have moved already.
      for row in 0..<part.height {
        memmove(base + row * new, base + (part.top + row) * old + part.left * 3, new)
      }
    }
    setSize(height: part.height, width: part.width)
  }

  /// The part of `height`×`width` pixels whose upper left corner is at (`top`, `left`).
  public func cropped(top: Int, left: Int, height: Int, width: Int) -> Image {
    cropped(Region(top: top, left: left, height: height, width: width))
  }

  /// A part of the picture.
  public func cropped(_ part: Region) -> Image {
    check(part, "crop")
    if part.height == height && part.width == width { return self }
    let stride = part.width * 3
    let pixels = [UInt8](unsafeUninitializedCapacity: part.height * stride) { target, count in
      self.pixels.withUnsafeBufferPointer { source in
        for row in 0..<part.height {
          let start = ((part.top + row) * width + part.left) * 3
          _ = UnsafeMutableBufferPointer(rebasing: target[row * stride..<(row + 1) * stride])
            .initialize(fromContentsOf: source[start..<start + stride])
        }
      }
      count = part.height * stride
    }
    return Image(height: part.height, width: part.width, pixels: pixels)
  }

  /// The central square of `side` pixels; the largest there is when `side` is larger.
  public func centred(_ side: Int) -> Image {
    cropped(.centre(side, height: height, width: width))
  }

  /// Exchanges left and right, in place.
  public mutating func mirror() {
    let (height, width) = (height, width)
    replace(height: height, width: width) { old, new in
      for row in 0..<height {
        mirrorRow(
          UnsafeBufferPointer(rebasing: old[row * width * 3..<(row + 1) * width * 3]),
          UnsafeMutableBufferPointer(rebasing: new[row * width * 3..<(row + 1) * width * 3]))
      }
    }
  }

  /// The picture with left and right exchanged.
  public func mirrored() -> Image {
    var copy = self
    copy.mirror()
    copy.spare = []
    return copy
  }
}

/// Writes the pixels of a row in opposite order.
///
/// Four bytes are moved at a time: the fourth is one too many and is overwritten by the next pixel.
private func mirrorRow(
  _ source: UnsafeBufferPointer<UInt8>, _ target: UnsafeMutableBufferPointer<UInt8>
) {
  guard let old = source.baseAddress, let new = target.baseAddress else { return }
  let count = source.count
  var place = 0
  // The four bytes of the last old pixel would reach beyond the row, as those of the last new one.
  func move(_ place: Int) {
    for channel in 0..<3 { new[place + channel] = old[count - 3 - place + channel] }
  }
  if count >= 3 { move(0) }
  place = 3
  while place < count - 3 {
    UnsafeMutableRawPointer(new + place).storeBytes(
      of: UnsafeRawPointer(old + (count - 3 - place)).loadUnaligned(as: UInt32.self),
      as: UInt32.self)
    place += 3
  }
  if place < count { move(place) }
}
