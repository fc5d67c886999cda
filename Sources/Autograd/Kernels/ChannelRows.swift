/// A tensor `[…, channels]` seen as vectors of sixteen lanes.
///
/// Rows lie behind each other, so any number of channels fills whole vectors when some rows are taken
/// together: after lcm(channels, 16) numbers, a ``period``, vectors begin with channel 0 again. A
/// kernel walks over periods and reads factors of channels from tables as long as one; what remains
/// behind the last whole period, less than sixteen rows, ends with a shorter vector.
///
/// Sums are taken over ``blockCount`` blocks of periods, whose borders depend on the shape alone: the
/// same bits on any number of threads.
struct ChannelRows: Sendable {
  let channels: Int
  let rows: Int
  /// Numbers after which vectors begin with channel 0 again.
  let period: Int
  /// Whole periods.
  let periods: Int
  /// Parts that sums are taken over.
  let blockCount: Int

  /// Numbers of one block, about: as many as fit the second cache beside a second operand.
  private static let blockSize = 32_768

  init(_ shape: [Int]) {
    channels = shape.last ?? 1
    let count = shape.reduce(1, *)
    rows = channels == 0 ? 0 : count / channels
    var (a, b) = (channels, Lanes.width)
    while b != 0 { (a, b) = (b, a % b) }
    period = max(Lanes.width, channels / max(1, a) * Lanes.width)
    periods = count / period
    blockCount = max(1, min(32, min(periods, count / ChannelRows.blockSize)))
  }

  /// Rows that one period holds.
  var rowsPerPeriod: Int { period / max(1, channels) }
  /// Numbers in all.
  var count: Int { rows * channels }
  /// The rows behind the last whole period.
  var remainder: Range<Int> { periods * rowsPerPeriod..<rows }

  /// The periods of a block.
  func block(_ index: Int) -> Range<Int> {
    periods * index / blockCount..<periods * (index + 1) / blockCount
  }

  /// Writes a value of every channel, repeated over one period.
  func write(_ values: [Double], to table: UnsafeMutablePointer<Float>) {
    for start in stride(from: 0, to: period, by: max(1, channels)) {
      for channel in 0..<channels { table[start + channel] = Float(values[channel]) }
    }
  }

  /// Calls `body` for every vector, in parallel: where it begins, which place of the tables belongs
  /// to its first lane, and how many lanes it has.
  @inline(__always)
  func forEachVector(_ body: (_ offset: Int, _ place: Int, _ lanes: Int) -> Void) {
    let (period, periods, count) = (period, periods, count)
    Threads.split(periods, grain: max(1, parallelGrain / period)) { part in
      for index in part {
        let start = index &* period
        var place = 0
        while place < period {
          body(start &+ place, place, Lanes.width)
          place &+= Lanes.width
        }
      }
    }
    let start = periods &* period
    for place in stride(from: 0, to: count - start, by: Lanes.width) {
      body(start + place, place, min(Lanes.width, count - start - place))
    }
  }
}
