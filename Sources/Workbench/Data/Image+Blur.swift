extension Image {
  /// Applies a window of weights to columns and then to rows.
  ///
  /// Beyond the border the picture is mirrored at its outermost pixels, which are not repeated.
  /// Weights are whole multiples of 2⁻¹⁶, values between the passes of 2⁻⁸: all fit 32 bits,
  /// which make vectors.
  ///
  /// - Parameter weights: an odd number of them, not negative, that add up to 1.
  public mutating func blur(by weights: [Double]) {
    require(
      weights.count % 2 == 1 && weights.allSatisfy { $0 >= 0 }
        && abs(weights.reduce(0, +) - 1) < 1e-6, "weights \(weights)")
    let radius = weights.count / 2
    var fixed = weights.map { UInt32(($0 * 65536).rounded()) }
    // The middle takes what rounding lost, so that plain areas keep their value.
    fixed[radius] = fixed[radius] &+ 65536 &- fixed.reduce(0, &+)
    let (height, width) = (height, width)
    replace(height: height, width: width) { old, new in
      let length = (width + 2 * radius) * 3
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: length + width * 3) { memory in
        memory.initialize(repeating: 0)
        guard let line = memory.baseAddress, let source = old.baseAddress,
          let target = new.baseAddress
        else { return }
        for row in 0..<height {
          let rows = (0..<fixed.count).map {
            source + reflected(row + $0 - radius, in: height) * width * 3
          }
          blurColumns(rows, fixed, line + radius * 3, count: width * 3)
          extend(line + radius * 3, by: radius, width: width)
          blurRow(line, fixed, line + length, target + row * width * 3, count: width * 3)
        }
      }
    }
  }
}

/// The weighted sum of rows, in 2⁻⁸.
private func blurColumns(
  _ rows: [UnsafePointer<UInt8>], _ weights: [UInt32], _ line: UnsafeMutablePointer<UInt32>,
  count: Int
) {
  for i in 0..<count { line[i] = 1 << 7 }
  for (row, weight) in zip(rows, weights) {
    for i in 0..<count { line[i] &+= weight &* UInt32(row[i]) }
  }
  for i in 0..<count { line[i] &>>= 8 }
}

/// Mirrors a line at both ends.
private func extend(_ line: UnsafeMutablePointer<UInt32>, by radius: Int, width: Int) {
  for pixel in 1..<max(1, radius + 1) {
    for place in [-pixel, width - 1 + pixel] {
      let source = reflected(place, in: width)
      for channel in 0..<3 { line[place * 3 + channel] = line[source * 3 + channel] }
    }
  }
}

/// The weighted sums of neighbours in a line.
private func blurRow(
  _ line: UnsafePointer<UInt32>, _ weights: [UInt32], _ sums: UnsafeMutablePointer<UInt32>,
  _ output: UnsafeMutablePointer<UInt8>, count: Int
) {
  for i in 0..<count { sums[i] = 1 << 23 }
  for (place, weight) in weights.enumerated() {
    let from = line + place * 3
    for i in 0..<count { sums[i] &+= weight &* from[i] }
  }
  for i in 0..<count { output[i] = UInt8(truncatingIfNeeded: sums[i] &>> 24) }
}

/// The place inside of a line that a place beyond its ends mirrors.
private func reflected(_ place: Int, in count: Int) -> Int {
  guard count > 1 else { return 0 }
  let period = 2 * (count - 1)
  let inside = ((place % period) + period) % period
  return inside < count ? inside : period - inside
}
