/// Some rows of one image and one block of 16 channels, with zeros around them, 64 bytes a pixel.
///
/// With it no window needs a case for borders, no distance of rows in memory makes them compete for
/// the same sets of a cache, and a rest of channels is filled up.
struct DepthwiseStrip {
  let memory: UnsafeMutablePointer<Float>
  /// Pixels of a row.
  let pitch: Int
  /// The column of the image that a row begins with; may be outside.
  let firstColumn: Int

  /// Copies the rows of `image` that begin with `firstRow`, zeros where there is no pixel.
  func fill(
    _ image: UnsafePointer<Float>, shape: [Int], lanes: Int, firstRow: Int, count: Int
  ) {
    let (height, width, channels) = (shape[1], shape[2], shape[3])
    let left = min(pitch, max(0, -firstColumn))
    let end = max(left, min(pitch, width &- firstColumn))
    for row in 0..<count {
      let line = memory + row &* pitch &* Lanes.width
      let y = firstRow &+ row
      guard y >= 0, y < height else {
        line.update(repeating: 0, count: pitch &* Lanes.width)
        continue
      }
      line.update(repeating: 0, count: left &* Lanes.width)
      var source = image + (y &* width &+ firstColumn &+ left) &* channels
      for column in left..<end {
        Lanes(at: source, count: lanes).store(to: line + column &* Lanes.width)
        source += channels
      }
      (line + end &* Lanes.width).update(repeating: 0, count: (pitch &- end) &* Lanes.width)
    }
  }
}
