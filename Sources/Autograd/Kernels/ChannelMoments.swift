/// Mean and variance of every channel over all rows, in one pass over memory.
///
/// Within a chunk of at most 64 periods, deviations from the mean so far are added up in single
/// precision; chunks and blocks are joined in double precision. So neither a mean far from zero
/// nor the number of rows costs digits: what rounding loses is a share of what the chunk itself adds
/// to the variance.
///
/// - Source: Chan, Golub, LeVeque, "Algorithms for Computing the Sample Variance", The American
///   Statistician 1983: the shifted sums and the rule by which parts are joined.
struct ChannelMoments {
  /// Means of every channel.
  private(set) var mean: [Double]
  /// Biased variances of every channel.
  private(set) var variance: [Double]

  init(_ x: UnsafePointer<Float>, _ view: ChannelRows) {
    let period = view.period
    // Of every block and lane: mean, then the sum of squared deviations.
    let moments = PoolMemory<Double>(view.blockCount * 2 * period)
    let chunks = PoolMemory<Float>(view.blockCount * 3 * period)
    Threads.split(view.blockCount, grain: 1) { blocks in
      for block in blocks {
        ChannelMoments.measure(
          view.block(block), period, x, moments.start + block &* 2 &* period,
          chunks.start + block &* 3 &* period)
      }
    }
    mean = [Double](repeating: 0, count: view.channels)
    variance = mean
    var rows = 0.0
    for block in 0..<view.blockCount where !view.block(block).isEmpty {
      let (means, count) = (moments.start + block * 2 * period, Double(view.block(block).count))
      for start in stride(from: 0, to: period, by: max(1, view.channels)) {
        join(rows, means + start, means + period + start, count)
        rows += count
      }
    }
    joinRemainder(rows, x, view)
    for channel in mean.indices { variance[channel] /= Double(max(1, view.rows)) }
    withExtendedLifetime((moments, chunks)) {}
  }

  /// Joins what is known of `rows` rows with `count` further rows.
  private mutating func join(
    _ rows: Double, _ means: UnsafePointer<Double>, _ squares: UnsafePointer<Double>,
    _ count: Double
  ) {
    let share = count / (rows + count)
    mean.withUnsafeMutableBufferPointer { mean in
      variance.withUnsafeMutableBufferPointer { variance in
        for channel in 0..<mean.count {
          let difference = means[channel] - mean[channel]
          mean[channel] += difference * share
          variance[channel] += squares[channel] + difference * difference * rows * share
        }
      }
    }
  }

  /// Joins the rows behind the last whole period, one by one.
  private mutating func joinRemainder(
    _ rows: Double, _ x: UnsafePointer<Float>, _ view: ChannelRows
  ) {
    var rows = rows
    for row in view.remainder {
      for channel in 0..<view.channels {
        let difference = Double(x[row * view.channels + channel]) - mean[channel]
        mean[channel] += difference / (rows + 1)
        variance[channel] += difference * difference * rows / (rows + 1)
      }
      rows += 1
    }
  }

  /// Mean and sum of squared deviations of every lane over some periods.
  ///
  /// - Parameter chunk: the mean so far, and what the chunk adds: deviations and their squares.
  private static func measure(
    _ periods: Range<Int>, _ period: Int, _ x: UnsafePointer<Float>,
    _ moments: UnsafeMutablePointer<Double>, _ chunk: UnsafeMutablePointer<Float>
  ) {
    guard !periods.isEmpty else { return }
    let (mean, squares) = (moments, moments + period)
    let (centre, deviation, square) = (chunk, chunk + period, chunk + 2 &* period)
    // The first mean so far is that of a few rows: enough for one outlier to do no harm.
    let first = periods.prefix(8)
    let part = 1 / Float(first.count)
    for i in 0..<period { (mean[i], squares[i], centre[i]) = (0, 0, 0) }
    for index in first {
      for i in 0..<period { centre[i] += part * x[index &* period &+ i] }
    }
    var start = periods.lowerBound
    while start < periods.upperBound {
      let end = min(periods.upperBound, start &+ 64)
      deviations(start..<end, period, x, chunk)
      let (done, count) = (Double(start - periods.lowerBound), Double(end - start))
      let (inverse, share) = (1 / count, count / (done + count))
      for i in 0..<period {
        let rest = Double(deviation[i])
        let difference = Double(centre[i]) + rest * inverse - mean[i]
        mean[i] += difference * share
        squares[i] +=
          Double(square[i]) - rest * rest * inverse
          + difference * difference * done * share
        centre[i] = Float(mean[i])
      }
      start = end
    }
  }

  /// Sums of deviations from the mean so far and of their squares, two vectors of columns at a time.
  private static func deviations(
    _ periods: Range<Int>, _ period: Int, _ x: UnsafePointer<Float>,
    _ chunk: UnsafeMutablePointer<Float>
  ) {
    var place = 0
    while place &+ 32 <= period {
      let (left, right) = (Lanes(at: chunk + place), Lanes(at: chunk + (place &+ 16)))
      var (a, b, c, d) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
      var from = x + (periods.lowerBound &* period &+ place)
      for _ in periods {
        let (p, q) = (Lanes(at: from) - left, Lanes(at: from + 16) - right)
        a += p
        b.addProduct(p, p)
        c += q
        d.addProduct(q, q)
        from += period
      }
      a.store(to: chunk + (period &+ place))
      c.store(to: chunk + (period &+ place &+ 16))
      b.store(to: chunk + (2 &* period &+ place))
      d.store(to: chunk + (2 &* period &+ place &+ 16))
      place &+= 32
    }
    guard place < period else { return }
    let centre = Lanes(at: chunk + place)
    var (a, b) = (Lanes.zero, Lanes.zero)
    for index in periods {
      let p = Lanes(at: x + (index &* period &+ place)) - centre
      a += p
      b.addProduct(p, p)
    }
    a.store(to: chunk + (period &+ place))
    b.store(to: chunk + (2 &* period &+ place))
  }
}
