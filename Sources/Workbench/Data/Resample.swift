/// Resizes a part of a picture of three channels, rows first and then columns.
///
/// Rows: four old rows at a time are widened, weighted and added, in loops that the compiler turns
/// into vectors. Columns: the three channels of a pixel are one vector of four lanes, whose fourth
/// is ignored. The line between the passes stays in the first-level cache.
///
/// - Parameters:
///   - source: from the part's first pixel on.
///   - stride: bytes from one old row to the next.
///   - width: columns of the part.
///   - target: the new picture, without gaps.
func resample(
  _ source: UnsafeBufferPointer<UInt8>, stride: Int, width: Int,
  into target: UnsafeMutableBufferPointer<UInt8>, rows: Taps, columns: Taps
) {
  guard let source = source.baseAddress, let target = target.baseAddress else { return }
  let newWidth = columns.firsts.count
  // One float more than the line has: the last pixel's vector reads it.
  withUnsafeTemporaryAllocation(of: Float.self, capacity: width * 3 + 1) { line in
    guard let line = line.baseAddress else { return }
    line[width * 3] = 0
    rows.weights.withUnsafeBufferPointer { weights in
      for (row, first) in rows.firsts.enumerated() {
        guard let weights = weights.baseAddress else { return }
        gather(
          source + first * stride, stride: stride, count: width * 3, into: line,
          weights: weights + row * rows.count, taps: rows.count)
        spread(line, into: target + row * newWidth * 3, taps: columns)
      }
    }
  }
}

/// The weighted sum of old rows that makes one new row.
private func gather(
  _ source: UnsafePointer<UInt8>, stride: Int, count: Int, into line: UnsafeMutablePointer<Float>,
  weights: UnsafePointer<Float>, taps: Int
) {
  var tap = 0
  while tap < taps {
    // Where fewer than four rows are left, the last stands for those missing, with weight zero.
    func row(_ place: Int) -> UnsafePointer<UInt8> { source + min(tap + place, taps - 1) * stride }
    func weight(_ place: Int) -> Float { tap + place < taps ? weights[tap + place] : 0 }
    let (one, two, three, four) = (row(0), row(1), row(2), row(3))
    let (a, b, c, d) = (weight(0), weight(1), weight(2), weight(3))
    if tap == 0 {
      for i in 0..<count {
        line[i] = a * Float(one[i]) + b * Float(two[i]) + c * Float(three[i]) + d * Float(four[i])
      }
    } else {
      for i in 0..<count {
        line[i] +=
          a * Float(one[i]) + b * Float(two[i]) + c * Float(three[i]) + d * Float(four[i])
      }
    }
    tap += 4
  }
}

/// The new columns of one row.
///
/// Weights are not negative and add up to one, so a sum lies in 0 … 255 but for rounding. Adding
/// 2²³ leaves its nearest whole number in the lowest bits.
private func spread(
  _ line: UnsafePointer<Float>, into output: UnsafeMutablePointer<UInt8>, taps: Taps
) {
  let raw = UnsafeRawPointer(line)
  let count = taps.count
  taps.weights.withUnsafeBufferPointer { weights in
    taps.firsts.withUnsafeBufferPointer { firsts in
      guard var weight = weights.baseAddress else { return }
      var target = output
      for first in firsts {
        var sum = SIMD4<Float>(repeating: 0)
        var pixel = raw + first &* 12
        for _ in 0..<count {
          sum += weight.pointee * pixel.loadUnaligned(as: SIMD4<Float>.self)
          weight += 1
          pixel += 12
        }
        let whole = unsafeBitCast(sum + 8_388_608, to: SIMD4<UInt32>.self)
        target[0] = UInt8(truncatingIfNeeded: whole[0])
        target[1] = UInt8(truncatingIfNeeded: whole[1])
        target[2] = UInt8(truncatingIfNeeded: whole[2])
        target += 3
      }
    }
  }
}
