extension Image {
  /// Makes each pixel p show what the picture had at `map`(p), in the same size.
  ///
  /// Bilinear between the centres of pixels; within half a pixel of the border the outermost pixels
  /// go on. What lies outside is `fill` in all channels.
  ///
  /// Places are rounded to 1/2048 of a pixel, so that four pixels are weighed in whole numbers.
  ///
  /// - Source: as `transform` with `BILINEAR` of Pillow, which cuts off where this rounds.
  public mutating func warp(by map: PlaneMap, fill: UInt8 = 0) {
    let sampler = RowSampler(map, self, fill)
    replace(height: height, width: width) { old, new in
      guard let source = old.baseAddress, let target = new.baseAddress else { return }
      for row in 0..<sampler.height {
        sampler.fill(
          UnsafeMutableRawPointer(target + row * sampler.width * 3), row, UnsafeRawPointer(source))
      }
    }
  }
}

/// Makes the rows of one warped picture.
///
/// Places are whole numbers of 2⁻³² pixels: in an affine map one addition each leads to the next
/// pixel, and a comparison without sign tells whether it is inside.
private struct RowSampler {
  /// Coefficients for whole numbers of columns and rows, with the half pixel of their centres in them.
  let horizontal: SIMD3<Double>
  let vertical: SIMD3<Double>
  let depth: SIMD3<Double>
  let height: Int
  let width: Int
  let fill: UInt8
  /// Whether every place of a row follows from the one before by a small step.
  let isAffine: Bool

  init(_ map: PlaneMap, _ image: Image, _ fill: UInt8) {
    func atCentres(_ row: SIMD3<Double>) -> SIMD3<Double> {
      SIMD3(row[0], row[1], row[2] + (row[0] + row[1]) / 2)
    }
    horizontal = atCentres(map.horizontal)
    vertical = atCentres(map.vertical)
    depth = atCentres(SIMD3(map.depth, 1))
    isAffine = map.depth == .zero && abs(map.horizontal[0]) < 64 && abs(map.vertical[0]) < 64
    (height, width, self.fill) = (image.height, image.width, fill)
  }

  /// Makes a row.
  func fill(_ target: UnsafeMutableRawPointer, _ row: Int, _ source: UnsafeRawPointer) {
    let y = Double(row)
    let start = (horizontal[1] * y + horizontal[2], vertical[1] * y + vertical[2])
    if isAffine, max(abs(start.0), abs(start.1)) < 0x1p18 {
      var (x, y) = (fixed(start.0), fixed(start.1))
      let step = (fixed(horizontal[0]), fixed(vertical[0]))
      for column in 0..<width {
        store(x, y, target + column &* 3, source)
        (x, y) = (x &+ step.0, y &+ step.1)
      }
    } else {
      let startDepth = depth[1] * y + depth[2]
      for column in 0..<width {
        let scale = 1 / (startDepth + depth[0] * Double(column))
        let x = (start.0 + horizontal[0] * Double(column)) * scale
        let y = (start.1 + vertical[0] * Double(column)) * scale
        store(fixed(x), fixed(y), target + column &* 3, source)
      }
    }
  }

  /// A place in units of 2⁻³² pixels; what is no number, or far outside, is outside.
  ///
  /// Added to 1.5 · 2²⁰, a number of double precision has 32 binary places left.
  @inline(__always)
  private func fixed(_ place: Double) -> Int {
    guard abs(place) < 0x1p19 else { return .min }
    let magic = 0x1.8p20
    return Int(truncatingIfNeeded: (place + magic).bitPattern &- magic.bitPattern)
  }

  @inline(__always)
  private func store(
    _ x: Int, _ y: Int, _ target: UnsafeMutableRawPointer, _ source: UnsafeRawPointer
  ) {
    var pixel = SIMD4<UInt8>(repeating: fill)
    if UInt(bitPattern: x) < UInt(bitPattern: width &<< 32),
      UInt(bitPattern: y) < UInt(bitPattern: height &<< 32)
    {
      pixel = sample(x, y, source)
    }
    target.storeBytes(of: pixel[0], as: UInt8.self)
    target.storeBytes(of: pixel[1], toByteOffset: 1, as: UInt8.self)
    target.storeBytes(of: pixel[2], toByteOffset: 2, as: UInt8.self)
  }

  /// The weighted mean of the four pixels around a place inside of the picture.
  @inline(__always)
  private func sample(_ x: Int, _ y: Int, _ source: UnsafeRawPointer) -> SIMD4<UInt8> {
    // Half a pixel to the left and up, and rounded to 1/2048.
    let shift = 1 << 20 - 1 << 31
    let (x, y) = (x &+ shift, y &+ shift)
    let (column, row) = (x &>> 32, y &>> 32)
    let right = UInt32(truncatingIfNeeded: x &>> 21) & 2047
    let below = UInt32(truncatingIfNeeded: y &>> 21) & 2047
    let (left, above) = (2048 &- right, 2048 &- below)
    // A pixel is read as four bytes, so the last column counts as border.
    if column < 0 || row < 0 || row &+ 1 >= height || column &+ 2 >= width {
      let first = max(0, row) &* width
      let second = min(row &+ 1, height &- 1) &* width
      let (start, next) = (max(0, column), min(column &+ 1, width &- 1))
      let (a, b) = (pixel(source, first &+ start), pixel(source, first &+ next))
      let (c, d) = (pixel(source, second &+ start), pixel(source, second &+ next))
      return mean(a, b, c, d, left, right, above, below)
    }
    let first = row &* width &+ column
    let second = first &+ width
    let (a, b) = (four(source, first), four(source, first &+ 1))
    let (c, d) = (four(source, second), four(source, second &+ 1))
    return mean(a, b, c, d, left, right, above, below)
  }

  @inline(__always)
  private func mean(
    _ a: SIMD4<UInt32>, _ b: SIMD4<UInt32>, _ c: SIMD4<UInt32>, _ d: SIMD4<UInt32>,
    _ left: UInt32, _ right: UInt32, _ above: UInt32, _ below: UInt32
  ) -> SIMD4<UInt8> {
    let upper = a &* left &+ b &* right
    let lower = c &* left &+ d &* right
    let sum = upper &* above &+ lower &* below &+ (1 << 21)
    return SIMD4<UInt8>(truncatingIfNeeded: sum &>> 22)
  }

  /// A pixel and the byte after it.
  @inline(__always)
  private func four(_ source: UnsafeRawPointer, _ index: Int) -> SIMD4<UInt32> {
    SIMD4(truncatingIfNeeded: (source + index &* 3).loadUnaligned(as: SIMD4<UInt8>.self))
  }

  /// A pixel alone.
  @inline(never)
  private func pixel(_ source: UnsafeRawPointer, _ index: Int) -> SIMD4<UInt32> {
    let place = source + index &* 3
    func byte(_ channel: Int) -> UInt32 {
      UInt32(place.load(fromByteOffset: channel, as: UInt8.self))
    }
    return SIMD4(byte(0), byte(1), byte(2), 0)
  }
}
