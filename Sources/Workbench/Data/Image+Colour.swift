extension Image {
  /// The mean brightness of its pixels, 0 … 255; see ``mixColours(own:grey:offset:)``.
  public var meanGrey: Double {
    var (red, green, blue): (UInt64, UInt64, UInt64) = (0, 0, 0)
    pixels.withUnsafeBufferPointer { pixels in
      guard let base = pixels.baseAddress else { return }
      for row in 0..<height {
        // Four bytes hold the sums of a row, and such sums are what vectors add.
        let start = base + row * width * 3
        var (r, g, b): (UInt32, UInt32, UInt32) = (0, 0, 0)
        for column in 0..<width {
          r &+= UInt32(start[column &* 3])
          g &+= UInt32(start[column &* 3 &+ 1])
          b &+= UInt32(start[column &* 3 &+ 2])
        }
        (red, green, blue) = (red + UInt64(r), green + UInt64(g), blue + UInt64(b))
      }
    }
    return (0.299 * Double(red) + 0.587 * Double(green) + 0.114 * Double(blue))
      / Double(max(1, height * width))
  }

  /// Mixes each channel with its pixel's brightness, y = 0.299 r + 0.587 g + 0.114 b.
  ///
  ///     v ← own · v + grey · y + offset
  ///
  /// rounded and cut off at black and white. What is cut off must be within ±4096.
  public mutating func mixColours(own: Double, grey: Double, offset: Double) {
    let (own, weight, offset) = (Float(own), Float(grey), Float(offset + 0.5))
    forEachPixel { r, g, b in
      let (x, y, z) = (Float(r), Float(g), Float(b))
      let grey = (0.299 * x + 0.587 * y + 0.114 * z) * weight + offset
      return (cut(own * x + grey), cut(own * y + grey), cut(own * z + grey))
    }
  }

  /// Makes the three channels of each pixel its brightness.
  ///
  /// - Source: the `L` of Pillow, whose weights are whole multiples of 2⁻¹⁶.
  public mutating func turnGrey() {
    forEachPixel { r, g, b in
      let sum = UInt32(r) &* 19595 &+ UInt32(g) &* 38470 &+ UInt32(b) &* 7471 &+ 0x8000
      let grey = UInt8(truncatingIfNeeded: sum &>> 16)
      return (grey, grey, grey)
    }
  }

  /// Turns the hue of each pixel; lightest and darkest channel keep their values.
  ///
  /// - Parameter turns: -0.5 … 0.5, in turns of the circle of colours.
  /// - Source: Smith, "Color Gamut Transform Pairs", SIGGRAPH 1978, in single precision.
  public mutating func turnHue(by turns: Double) {
    let turn = Float(6 * turns)
    forEachPixel { r, g, b in
      let (r, g, b) = (Float(r), Float(g), Float(b))
      let top = larger(larger(r, g), b)
      let range = top - smaller(smaller(r, g), b)
      let inverse = range > 0 ? 1 / range : 0
      let (toRed, toGreen, toBlue) = ((g - b) * inverse, (b - r) * inverse, (r - g) * inverse)
      let hue = (top == r ? toRed : top == g ? 2 + toGreen : 4 + toBlue) + turn
      func channel(_ shift: Float) -> UInt8 {
        let place = hue + shift
        let k = place < 0 ? place + 6 : place >= 6 ? place - 6 : place
        return cut(top + 0.5 - range * larger(0, smaller(smaller(k, 4 - k), 1)))
      }
      return (channel(5 - 6), channel(3), channel(1))
    }
  }

  /// Puts another value in the place of each, from a table of 256 for all channels, or of 768.
  public mutating func replaceValues(by table: [UInt8]) {
    require(table.count == 256 || table.count == 768, "a table of \(table.count) values")
    let (green, blue) = table.count == 256 ? (0, 0) : (256, 512)
    table.withUnsafeBufferPointer { table in
      forEachPixel { r, g, b in (table[Int(r)], table[green &+ Int(g)], table[blue &+ Int(b)]) }
    }
  }

  /// Puts other channels in the place of each pixel's; inlined, so that loops become vectors.
  @inline(__always)
  private mutating func forEachPixel(_ body: (UInt8, UInt8, UInt8) -> (UInt8, UInt8, UInt8)) {
    let count = height * width
    pixels.withUnsafeMutableBufferPointer { pixels in
      guard let base = pixels.baseAddress else { return }
      for pixel in 0..<count {
        let place = base + pixel &* 3
        (place[0], place[1], place[2]) = body(place[0], place[1], place[2])
      }
    }
  }
}

/// The whole part of a number within ±4096, cut off to 0 … 255.
///
/// Added to 1.5 · 2¹³, a number of single precision has ten binary places left; unlike conversions,
/// which check, this makes vectors.
@inline(__always)
private func cut(_ value: Float) -> UInt8 {
  let magic: Float = 0x1.8p13
  let bits = Int32(truncatingIfNeeded: (value + magic).bitPattern &- magic.bitPattern)
  return UInt8(truncatingIfNeeded: max(0, min(255, bits &>> 10)))
}

@inline(__always)
private func larger(_ a: Float, _ b: Float) -> Float { a > b ? a : b }

@inline(__always)
private func smaller(_ a: Float, _ b: Float) -> Float { a < b ? a : b }
