/// Max pooling of normalised images, which are not stored: each window's values are normalised as
/// they are read, the largest is passed through the activation, and a byte remembers its place.
///
/// Sixteen channels of one window are found at once, rows of the output in parallel. Backward, every
/// input place gathers from the windows that it is in, at most (size / stride rounded up)² of them:
/// the order of sums is fixed, and no place is written twice. A window whose largest value the
/// activation does not let through remembers ``nowhere``.
struct MaxPooling: Sendable {
  let shape: PoolingShape
  private let height: Int
  private let width: Int
  private let channels: Int
  private let outputHeight: Int
  private let outputWidth: Int

  /// The place of a window that passes no gradient on.
  private static let nowhere: Int32 = 255

  /// Whether bytes can tell the places of a window.
  static func supports(_ shape: PoolingShape) -> Bool { shape.size <= 15 }

  init(shape: PoolingShape) {
    self.shape = shape
    (height, width, channels) = (shape.input[1], shape.input[2], shape.input[3])
    (outputHeight, outputWidth) = (shape.output[1], shape.output[2])
  }

  /// Bytes of the places.
  var placeCount: Int { shape.output.reduce(1, *) }

  /// Writes the largest activated values, and their places.
  func apply(
    _ x: UnsafePointer<Float>, _ norm: NormalisationKernel, to y: UnsafeMutablePointer<Float>,
    places: UnsafeMutablePointer<UInt8>
  ) {
    let lineSize = outputWidth * channels
    Threads.split(shape.input[0] * outputHeight, grain: max(1, parallelGrain / max(1, lineSize))) {
      lines in
      for line in lines {
        let (image, row) = line.quotientAndRemainder(dividingBy: outputHeight)
        for column in 0..<outputWidth {
          // All channels of a window before the next: memory is then read in its order.
          for place in stride(from: 0, to: channels, by: Lanes.width) {
            let offset = line &* lineSize &+ column &* channels &+ place
            applyWindow(
              x + (image &* height &* width &* channels &+ place), row, column,
              norm, place, y + offset, places + offset)
          }
        }
      }
    }
  }

  /// One window of an image, for up to sixteen channels from `place` on, where `source` begins.
  @inline(__always)
  private func applyWindow(
    _ source: UnsafePointer<Float>, _ row: Int, _ column: Int, _ norm: NormalisationKernel,
    _ place: Int, _ y: UnsafeMutablePointer<Float>, _ places: UnsafeMutablePointer<UInt8>
  ) {
    let (height, width, channels) = (height, width, channels)
    let lanes = min(Lanes.width, channels &- place)
    let vector = norm.vector(place)
    let top = row &* shape.stride &- shape.padding
    let left = column &* shape.stride &- shape.padding
    // What the window below will read first comes from memory.
    let below = source + ((top &+ shape.size) &* width &+ column &* shape.stride) &* channels
    for y in 0..<shape.stride {
      for x in 0..<shape.stride { (below + (y &* width &+ x) &* channels).prefetch() }
    }
    var best = Lanes(repeating: -.infinity)
    var winner = SIMD16<Int32>(repeating: Int32(firstTap(top, left)))
    for ky in max(0, -top)..<min(shape.size, height &- top) {
      for kx in max(0, -left)..<min(shape.size, width &- left) {
        let offset = ((top &+ ky) &* width &+ left &+ kx) &* channels
        let value = vector.normalised(Lanes(at: source + offset, count: lanes))
        let tap = SIMD16(repeating: Int32(truncatingIfNeeded: ky &* shape.size &+ kx))
        // What is not a number wins, so that it is seen.
        let (wins, isBroken) = (value .> best, value .!= value)
        best = best.replaced(with: value, where: wins).replaced(with: value, where: isBroken)
        winner = winner.replaced(with: tap, where: wins).replaced(with: tap, where: isBroken)
      }
    }
    if norm.bounds {
      winner = SIMD16(repeating: MaxPooling.nowhere).replaced(
        with: winner, where: (best .> vector.lower) .& (best .< vector.upper))
    }
    vector.bounded(best).store(to: y, count: lanes)
    MaxPooling.store(winner, to: places, count: lanes)
  }

  /// The first place of a window that lies inside of the image.
  private func firstTap(_ top: Int, _ left: Int) -> Int {
    max(0, -top) &* shape.size &+ max(0, -left)
  }

  /// Writes the gradients of some places of the input, numbered over all images: those of the windows
  /// that each of them won.
  func gather(
    _ range: Range<Int>, _ gradient: UnsafePointer<Float>, _ places: UnsafePointer<UInt8>,
    to result: UnsafeMutablePointer<Float>
  ) {
    var start = range.lowerBound
    while start < range.upperBound {
      let (line, column) = start.quotientAndRemainder(dividingBy: width)
      let end = min(range.upperBound, start &+ width &- column)
      gatherLine(
        line, column..<column &+ end &- start, gradient, places,
        to: result + line &* width &* channels)
      start = end
    }
  }

  private func gatherLine(
    _ line: Int, _ columns: Range<Int>, _ gradient: UnsafePointer<Float>,
    _ places: UnsafePointer<UInt8>, to result: UnsafeMutablePointer<Float>
  ) {
    let (channels, outputWidth) = (channels, outputWidth)
    let (image, row) = line.quotientAndRemainder(dividingBy: height)
    let windowRows = windows(row, outputHeight)
    let first = image &* outputHeight &* outputWidth
    for column in columns {
      let windowColumns = windows(column, outputWidth)
      var place = 0
      while place < channels {
        let lanes = min(Lanes.width, channels &- place)
        var sum = Lanes.zero
        for y in windowRows {
          for x in windowColumns {
            let offset = (first &+ y &* outputWidth &+ x) &* channels &+ place
            let ky = row &+ shape.padding &- y &* shape.stride
            let kx = column &+ shape.padding &- x &* shape.stride
            let tap = SIMD16(repeating: Int32(truncatingIfNeeded: ky &* shape.size &+ kx))
            sum += Lanes(at: gradient + offset, count: lanes)
              .kept(where: MaxPooling.load(places + offset, count: lanes) .== tap)
          }
        }
        sum.store(to: result + (column &* channels &+ place), count: lanes)
        place &+= Lanes.width
      }
    }
  }

  /// The windows that a row or column is in.
  @inline(__always)
  private func windows(_ place: Int, _ count: Int) -> Range<Int> {
    let padded = place &+ shape.padding
    let first = padded < shape.size ? 0 : (padded &- shape.size) / shape.stride &+ 1
    return first..<max(first, min(count, padded / shape.stride &+ 1))
  }

  @inline(__always)
  private static func load(_ bytes: UnsafePointer<UInt8>, count: Int) -> SIMD16<Int32> {
    guard count < Lanes.width else {
      return SIMD16(
        truncatingIfNeeded: UnsafeRawPointer(bytes).loadUnaligned(as: SIMD16<UInt8>.self))
    }
    var result = SIMD16<Int32>(repeating: nowhere)
    for lane in 0..<count { result[lane] = Int32(bytes[lane]) }
    return result
  }

  @inline(__always)
  private static func store(
    _ places: SIMD16<Int32>, to bytes: UnsafeMutablePointer<UInt8>, count: Int
  ) {
    guard count < Lanes.width else {
      let narrow = SIMD16<UInt8>(truncatingIfNeeded: places)
      UnsafeMutableRawPointer(bytes).storeBytes(of: narrow, as: SIMD16<UInt8>.self)
      return
    }
    for lane in 0..<count { bytes[lane] = UInt8(truncatingIfNeeded: places[lane]) }
  }
}
