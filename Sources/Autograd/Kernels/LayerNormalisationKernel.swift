/// Normalisation of rows along the last axis, one row after the other, each in the first cache.
///
/// Forward takes three looks at a row: its mean, its variance around that mean, the output. Backward
/// takes two, with x̂ = (x - mean) / √(variance + ε) computed again from the row's two statistics:
///
///     dx = (γ g - mean(γ g) - x̂ · mean(γ g x̂)) / √(variance + ε)
///
/// The gradients of scale and shift are summed in single precision over 64 rows, then in double
/// precision over a block of rows, whose borders depend on the shape alone; blocks are added in order.
///
/// - Source: Ba, Kiros, Hinton, "Layer Normalization", 2016.
struct LayerNormalisationKernel: Sendable {
  let rows: Int
  let channels: Int
  let epsilon: Float
  /// Means of all rows, then 1 / √(variance + ε).
  private let statistics: PoolMemory<Float>

  init(rows: Int, channels: Int, epsilon: Double) {
    (self.rows, self.channels, self.epsilon) = (rows, channels, Float(epsilon))
    statistics = PoolMemory(2 * rows)
  }

  private var grain: Int { max(1, parallelGrain / max(1, channels)) }

  /// Calls `body` with the vectors of a row.
  @inline(__always)
  private func forEachVector(_ body: (_ place: Int, _ lanes: Int) -> Void) {
    var place = 0
    while place &+ Lanes.width <= channels {
      body(place, Lanes.width)
      place &+= Lanes.width
    }
    if place < channels { body(place, channels &- place) }
  }

  /// The sum of a row, in two parts that do not wait for each other.
  @inline(__always)
  private func sum(_ line: UnsafePointer<Float>) -> Float {
    var (a, b) = (Lanes.zero, Lanes.zero)
    var place = 0
    while place &+ 2 &* Lanes.width <= channels {
      a += Lanes(at: line + place)
      b += Lanes(at: line + (place &+ Lanes.width))
      place &+= 2 &* Lanes.width
    }
    while place < channels {
      a += Lanes(at: line + place, count: min(Lanes.width, channels &- place))
      place &+= Lanes.width
    }
    return (a + b).total()
  }

  /// The sum of a row's squared deviations from its mean.
  @inline(__always)
  private func squares(_ line: UnsafePointer<Float>, _ mean: Float) -> Float {
    var sum = Lanes.zero
    var place = 0
    while place &+ Lanes.width <= channels {
      let centred = Lanes(at: line + place) - mean
      sum.addProduct(centred, centred)
      place &+= Lanes.width
    }
    var total = sum.total()
    while place < channels {
      total += (line[place] - mean) * (line[place] - mean)
      place &+= 1
    }
    return total
  }

  /// Writes the output, and remembers the statistics.
  func apply(
    _ x: UnsafePointer<Float>, scale: UnsafePointer<Float>, shift: UnsafePointer<Float>,
    to y: UnsafeMutablePointer<Float>
  ) {
    let (means, inverses) = (statistics.start, statistics.start + rows)
    let share = 1 / Float(channels)
    Threads.split(rows, grain: grain) { part in
      for row in part {
        let (line, result) = (x + row &* channels, y + row &* channels)
        let mean = sum(line) * share
        let inverse = 1 / (squares(line, mean) * share + epsilon).squareRoot()
        (means[row], inverses[row]) = (mean, inverse)
        @inline(__always)
        func write(_ place: Int, _ lanes: Int) {
          let centred = Lanes(at: line + place, count: lanes) - mean
          Lanes(at: shift + place, count: lanes)
            .addingProduct(centred * inverse, Lanes(at: scale + place, count: lanes))
            .store(to: result + place, count: lanes)
        }
        forEachVector(write)
      }
    }
    withExtendedLifetime(statistics) {}
  }

  /// Writes the gradient of the input, which may lie where `gradient` does.
  ///
  /// - Returns: the gradients of scale and shift.
  func writeGradient(
    _ x: UnsafePointer<Float>, scale: UnsafePointer<Float>, gradient: UnsafePointer<Float>,
    to result: UnsafeMutablePointer<Float>
  ) -> (toScale: [Double], toShift: [Double]) {
    let blocks = max(1, min(32, rows * channels / 32_768))
    let width = Lanes.padded(channels)
    let totals = PoolMemory<Double>(blocks * 2 * width)
    let partial = PoolMemory<Float>(blocks * 2 * width)
    Threads.split(blocks, grain: 1) { part in
      for block in part {
        let sums = totals.start + block &* 2 &* width
        let once = partial.start + block &* 2 &* width
        for i in 0..<2 &* width { sums[i] = 0 }
        let (first, end) = (rows &* block / blocks, rows &* (block &+ 1) / blocks)
        for start in stride(from: first, to: end, by: 64) {
          for i in 0..<2 &* width { once[i] = 0 }
          for row in start..<min(end, start &+ 64) {
            writeRow(
              row, x + row &* channels, scale, gradient + row &* channels,
              result + row &* channels, once, once + width)
          }
          for i in 0..<2 &* width { sums[i] += Double(once[i]) }
        }
      }
    }
    var (toScale, toShift) = ([Double](repeating: 0, count: channels), [0.0])
    toShift = toScale
    for block in 0..<blocks {
      let sums = totals.start + block * 2 * width
      for channel in 0..<channels {
        toScale[channel] += sums[channel]
        toShift[channel] += sums[width + channel]
      }
    }
    withExtendedLifetime((totals, partial, statistics)) {}
    return (toScale, toShift)
  }

  @inline(__always)
  private func writeRow(
    _ row: Int, _ x: UnsafePointer<Float>, _ scale: UnsafePointer<Float>,
    _ gradient: UnsafePointer<Float>, _ result: UnsafeMutablePointer<Float>,
    _ toScale: UnsafeMutablePointer<Float>, _ toShift: UnsafeMutablePointer<Float>
  ) {
    let (mean, inverse) = (statistics.start[row], statistics.start[rows &+ row])
    let share = 1 / Float(channels)
    var (sum, products) = (Lanes.zero, Lanes.zero)
    forEachVector { place, lanes in
      let g = Lanes(at: gradient + place, count: lanes)
      let normal = (Lanes(at: x + place, count: lanes) - mean) * inverse
      (Lanes(at: toShift + place) + g).store(to: toShift + place)
      Lanes(at: toScale + place).addingProduct(g, normal).store(to: toScale + place)
      let scaled = g * Lanes(at: scale + place, count: lanes)
      sum += scaled
      products.addProduct(scaled, normal)
    }
    let (offset, slope) = (sum.total() * share, products.total() * share)
    forEachVector { place, lanes in
      let normal = (Lanes(at: x + place, count: lanes) - mean) * inverse
      let scaled =
        Lanes(at: gradient + place, count: lanes) * Lanes(at: scale + place, count: lanes)
      ((scaled - offset).addingProduct(normal, Lanes(repeating: -slope)) * inverse)
        .store(to: result + place, count: lanes)
    }
  }
}
