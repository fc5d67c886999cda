/// Red, green and blue in 0 … 1; the fourth number is not used.
typealias Colour = SIMD4<Float>

extension SIMD4<Float> {
  init(_ red: Double, _ green: Double, _ blue: Double) {
    self.init(Float(red), Float(green), Float(blue), 0)
  }

  /// The colour `fraction` of the way to another.
  func mixed(with other: Colour, _ fraction: Double) -> Colour {
    self + (other - self) * Float(fraction)
  }

  /// Darker below a factor of 1, lighter above.
  func lit(_ factor: Double) -> Colour { self * Float(factor) }
}

/// A place on the canvas, in pixels from its upper left corner.
typealias Point = SIMD2<Double>

/// A square picture in the making: colours in floating point, shapes filled with exact coverage.
struct Canvas {
  let side: Int
  /// `side · side` colours, row by row.
  var pixels: [Colour]

  init(side: Int, colour: Colour) {
    self.side = side
    pixels = Array(repeating: colour, count: side * side)
  }

  /// Fills a closed outline.
  ///
  /// - Parameters:
  ///   - outline: its corners; the last is joined to the first.
  ///   - colour: what to fill it with.
  ///   - opacity: 1 covers, 0 leaves all as it is.
  ///   - clip: what is outside of this is left alone.
  mutating func fill(
    _ outline: [Point], _ colour: Colour, opacity: Double = 1, within clip: Coverage? = nil
  ) {
    blend(Coverage(outline, side: side), opacity: opacity, within: clip) { _, _ in colour }
  }

  /// Fills a closed outline with a gradient between two places.
  mutating func fill(
    _ outline: [Point], from start: Point, _ first: Colour, to end: Point, _ second: Colour,
    opacity: Double = 1
  ) {
    let direction = end - start
    let length = max(1e-9, (direction * direction).sum())
    let step = SIMD2<Float>(direction / length)
    let origin = SIMD2<Float>(start)
    blend(Coverage(outline, side: side), opacity: opacity, within: nil) { x, y in
      let along = ((SIMD2(Float(x), Float(y)) - origin) * step).sum()
      return first + (second - first) * max(0, min(1, along))
    }
  }

  /// A spot that fades from its centre to its rim.
  mutating func glow(_ centre: Point, radii: Point, _ colour: Colour, opacity: Double) {
    let top = max(0, Int(centre.y - radii.y))
    let left = max(0, Int(centre.x - radii.x))
    let bottom = min(side - 1, Int(centre.y + radii.y))
    let right = min(side - 1, Int(centre.x + radii.x))
    guard top <= bottom, left <= right else { return }
    for y in top...bottom {
      let dy = Float((Double(y) + 0.5 - centre.y) / radii.y)
      for x in left...right {
        let dx = Float((Double(x) + 0.5 - centre.x) / radii.x)
        let distance = dx * dx + dy * dy
        guard distance < 1 else { continue }
        let weight = (1 - distance) * (1 - distance) * Float(opacity)
        pixels[y * side + x] += (colour - pixels[y * side + x]) * weight
      }
    }
  }

  private mutating func blend(
    _ coverage: Coverage, opacity: Double, within clip: Coverage?,
    _ colour: (_ x: Int, _ y: Int) -> Colour
  ) {
    let opacity = Float(opacity)
    for y in coverage.rows {
      for x in coverage.columns where x >= 0 && x < side {
        var weight = coverage[x, y] * opacity
        if let clip { weight *= clip[x, y] }
        guard weight > 0 else { continue }
        pixels[y * side + x] += (colour(x, y) - pixels[y * side + x]) * weight
      }
    }
  }

  /// The picture in bytes.
  func image() -> Image {
    let bytes = [UInt8](unsafeUninitializedCapacity: side * side * 3) { target, count in
      for (index, colour) in pixels.enumerated() {
        let scaled = (colour * 255 + 0.5).clamped(
          lowerBound: .zero, upperBound: .init(repeating: 255))
        for channel in 0..<3 {
          target.initializeElement(at: index * 3 + channel, to: UInt8(scaled[channel]))
        }
      }
      count = side * side * 3
    }
    return Image(height: side, width: side, pixels: bytes)
  }
}
