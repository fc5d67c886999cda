extension Lanes {
  /// Writes sixteen rows of sixteen numbers as columns; rows lie as far apart as the strides say.
  ///
  /// Where registers are narrower the quarters are transposed one by one, each of which fits into
  /// them.
  @inline(__always)
  static func transpose(
    _ source: UnsafePointer<Float>, stride: Int, to target: UnsafeMutablePointer<Float>,
    stride targetStride: Int
  ) {
    if fitOneRegister {
      let columns = InlineArray<16, Lanes> { Lanes(at: source + $0 &* stride) }.transposed()
      forEachLane { columns[$0].store(to: target + $0 &* targetStride) }
    } else {
      transposeQuarter(source, stride, target, targetStride)
      transposeQuarter(source + 8, stride, target + 8 &* targetStride, targetStride)
      transposeQuarter(source + 8 &* stride, stride, target + 8, targetStride)
      transposeQuarter(
        source + (8 &* stride &+ 8), stride, target + (8 &* targetStride &+ 8), targetStride)
    }
  }

  @inline(__always)
  private static func transposeQuarter(
    _ source: UnsafePointer<Float>, _ stride: Int, _ target: UnsafeMutablePointer<Float>,
    _ targetStride: Int
  ) {
    var rows = InlineArray<8, SIMD8<Float>> {
      UnsafeRawPointer(source + $0 &* stride).loadUnaligned(as: SIMD8<Float>.self)
    }
    for _ in 0..<3 {
      var next = rows
      for index in 0..<4 {
        var both = SIMD16<Float>()
        both.evenHalf = rows[index]
        both.oddHalf = rows[index &+ 4]
        next[2 &* index] = both.lowHalf
        next[2 &* index &+ 1] = both.highHalf
      }
      rows = next
    }
    for row in 0..<8 {
      UnsafeMutableRawPointer(target + row &* targetStride)
        .storeBytes(of: rows[row], as: SIMD8<Float>.self)
    }
  }
}

extension InlineArray where Element == Lanes, count == 16 {
  /// Rows become columns.
  ///
  /// Four rounds of interleaving row `i` with row `i + 8`: each doubles the distance at which the
  /// numbers of one row lie, as a perfect shuffle of cards does.
  @inline(__always)
  consuming func transposed() -> InlineArray<16, Lanes> {
    var rows = self
    for _ in 0..<4 {
      var next = rows
      for index in 0..<8 {
        var both = SIMD32<Float>()
        both.evenHalf = rows[index]
        both.oddHalf = rows[index &+ 8]
        next[2 &* index] = both.lowHalf
        next[2 &* index &+ 1] = both.highHalf
      }
      rows = next
    }
    return rows
  }
}
