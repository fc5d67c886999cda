internal import Foundation

/// What light and camera make of a scene.
extension Canvas {
  /// The scene under a photograph's light, seen by its camera.
  func exposed(under conditions: SyntheticConditions) -> Image {
    var canvas = self
    canvas.light(conditions)
    if conditions.blur > 0.3 { canvas.blur(conditions.blur * Double(side) / 224) }
    canvas.addNoise(conditions.noise, random: conditions.things.split(4))
    return canvas.image()
  }

  /// Brighter on the side that the light comes from, tinted, with its own gamma.
  private mutating func light(_ conditions: SyntheticConditions) {
    let slope = Float(conditions.lightStrength * 2 / Double(side))
    let (dx, dy) = (
      slope * Float(cos(conditions.lightDirection)), slope * Float(sin(conditions.lightDirection))
    )
    let middle = Float(side) / 2
    let gain = conditions.cast * Float(conditions.brightness)
    // A table of 1,024 steps stands for the power.
    let gamma = Float(conditions.gamma)
    let curve = (0...1024).map { pow(Float($0) / 1024, gamma) }
    for y in 0..<side {
      for x in 0..<side {
        let strength = 1 + (Float(x) - middle) * dx + (Float(y) - middle) * dy
        let lit =
          (pixels[y * side + x] * gain * strength)
          .clamped(lowerBound: .zero, upperBound: .one) * 1024
        pixels[y * side + x] = Colour(
          curve[Int(lit.x)], curve[Int(lit.y)], curve[Int(lit.z)], 0)
      }
    }
  }

  /// A Gaussian of the given standard deviation in pixels, rows and columns apart.
  private mutating func blur(_ deviation: Double) {
    let reach = Int((2.5 * deviation).rounded(.up))
    let raw = (-reach...reach).map { exp(-Double($0 * $0) / (2 * deviation * deviation)) }
    let total = raw.reduce(0, +)
    let weights = raw.map { Float($0 / total) }
    for step in [1, side] {
      let source = pixels
      let across = side - 1
      for y in 0..<side {
        for x in 0..<side {
          let place = step == 1 ? x : y
          let start = y * side + x
          var sum = Colour.zero
          for offset in -reach...reach {
            let shift = max(-place, min(across - place, offset))
            sum += source[start + shift * step] * weights[offset + reach]
          }
          pixels[start] = sum
        }
      }
    }
  }

  /// Noise of the sensor: triangular, cheap to draw, of the given standard deviation.
  private mutating func addNoise(_ deviation: Double, random source: Random) {
    guard deviation > 0 else { return }
    var random = source
    // The sum of two bytes has a standard deviation of √((256² − 1)/6) = 104.5.
    let scale = Float(deviation / 104.5)
    for index in pixels.indices {
      let bits = random.next()
      var noise = Colour.zero
      for channel in 0..<3 {
        let pair = bits >> UInt64(16 * channel)
        noise[channel] = Float(pair & 255) + Float((pair >> 8) & 255) - 255
      }
      pixels[index] += noise * scale
    }
  }
}
