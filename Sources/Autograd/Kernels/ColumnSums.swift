/// What a row adds to two sums of sixteen channels.
///
/// A protocol and not a closure: a generic method is compiled into the loop, a closure that is named
/// several times is called in it, with its sums in memory.
protocol ColumnTerm {
  /// Adds what the vector that begins at `offset` gives; `place` is its place in tables.
  func add(_ offset: Int, _ place: Int, _ lanes: Int, _ first: inout Lanes, _ second: inout Lanes)
}

/// Two sums of every channel over all rows: of some numbers, and of their products with others.
///
/// Up to 64 periods are added up in single precision, in registers, two vectors of columns at a time;
/// then in double precision. A block's sums are its own, and blocks are added in order.
struct ColumnSums {
  /// Sums of every channel.
  private(set) var first: [Double]
  /// The other sums of every channel.
  private(set) var second: [Double]

  /// Sums of what `term` adds for each vector.
  ///
  /// - Parameter prepare: called with rows before their first term, while no other row is in work on
  ///   the thread: what it writes is still in the cache.
  init<Term: ColumnTerm>(
    _ view: ChannelRows, preparing prepare: (Range<Int>) -> Void = { _ in }, _ term: Term
  ) {
    let width = 2 * view.period
    // One more for the rows behind the last period.
    let totals = PoolMemory<Double>((view.blockCount + 1) * width)
    let partial = PoolMemory<Float>(view.blockCount * width)
    Threads.split(view.blockCount, grain: 1) { blocks in
      for block in blocks {
        let (sums, once) = (totals.start + block &* width, partial.start + block &* width)
        for i in 0..<width { sums[i] = 0 }
        let periods = view.block(block)
        var start = periods.lowerBound
        while start < periods.upperBound {
          let end = min(periods.upperBound, start &+ 64)
          prepare(start &* view.rowsPerPeriod..<end &* view.rowsPerPeriod)
          ColumnSums.add(start..<end, view.period, once, term)
          for i in 0..<width { sums[i] += Double(once[i]) }
          start = end
        }
      }
    }
    let rest = totals.start + view.blockCount * width
    for i in 0..<width { rest[i] = 0 }
    prepare(view.remainder)
    let start = view.periods * view.period
    for place in stride(from: 0, to: view.count - start, by: Lanes.width) {
      var (a, b) = (Lanes.zero, Lanes.zero)
      term.add(start + place, place, min(Lanes.width, view.count - start - place), &a, &b)
      for lane in 0..<Lanes.width {
        rest[place + lane] = Double(a[lane])
        rest[view.period + place + lane] = Double(b[lane])
      }
    }
    (first, second) = ColumnSums.folded(totals.start, view)
    withExtendedLifetime((totals, partial)) {}
  }

  /// The sums of some periods, in single precision: first ones, then second ones.
  @inline(__always)
  private static func add<Term: ColumnTerm>(
    _ periods: Range<Int>, _ period: Int, _ sums: UnsafeMutablePointer<Float>, _ term: Term
  ) {
    var place = 0
    while place &+ 32 <= period {
      var (a, b, c, d) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
      for index in periods {
        let offset = index &* period &+ place
        term.add(offset, place, Lanes.width, &a, &b)
        term.add(offset &+ 16, place &+ 16, Lanes.width, &c, &d)
      }
      a.store(to: sums + place)
      c.store(to: sums + (place &+ 16))
      b.store(to: sums + (period &+ place))
      d.store(to: sums + (period &+ place &+ 16))
      place &+= 32
    }
    guard place < period else { return }
    var (a, b) = (Lanes.zero, Lanes.zero)
    for index in periods {
      term.add(index &* period &+ place, place, Lanes.width, &a, &b)
    }
    a.store(to: sums + place)
    b.store(to: sums + (period &+ place))
  }

  /// Sums of lanes to sums of channels, blocks in order.
  private static func folded(
    _ totals: UnsafePointer<Double>, _ view: ChannelRows
  ) -> ([Double], [Double]) {
    func sum(from offset: Int) -> [Double] {
      [Double](unsafeUninitializedCapacity: view.channels) { result, count in
        count = view.channels
        result.initialize(repeating: 0)
        for block in 0...view.blockCount {
          for start in stride(from: 0, to: view.period, by: max(1, view.channels)) {
            let lanes = totals + (2 &* view.period &* block &+ offset &+ start)
            for channel in 0..<view.channels { result[channel] += lanes[channel] }
          }
        }
      }
    }
    return (sum(from: 0), sum(from: view.period))
  }
}
