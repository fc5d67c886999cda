import Workbench

extension Image {
  /// Keeps the most significant bits of each value.
  mutating func posterise(bits: Int) {
    let mask = UInt8(truncatingIfNeeded: 0xFF00 >> bits)
    replaceValues(by: (0...255).map { UInt8($0) & mask })
  }

  /// Turns light into dark from a value on.
  mutating func solarise(from threshold: Double) {
    replaceValues(by: (0...255).map { UInt8(Double($0) >= threshold ? 255 - $0 : $0) })
  }

  /// Stretches each channel so that its least value becomes 0 and its greatest 255.
  ///
  /// - Source: the `autocontrast` of Pillow, which cuts off fractions.
  mutating func stretchValues() {
    replaceValues(
      by: histograms().flatMap { counts -> [UInt8] in
        let (least, greatest) = (
          counts.firstIndex { $0 > 0 } ?? 0, counts.lastIndex { $0 > 0 } ?? 0
        )
        guard least < greatest else { return (0...255).map { UInt8($0) } }
        let factor = 255 / Double(greatest - least)
        return (0...255).map {
          UInt8(max(0, min(255, Double($0) * factor - Double(least) * factor)))
        }
      })
  }

  /// Changes the values of each channel so that all become about equally frequent.
  ///
  /// - Source: the `equalize` of Pillow.
  mutating func equaliseValues() {
    replaceValues(
      by: histograms().flatMap { counts -> [UInt8] in
        let last = counts.last { $0 > 0 } ?? 0
        let step = (counts.reduce(0, +) - last) / 255
        guard step > 0 else { return (0...255).map { UInt8($0) } }
        var sum = step / 2
        return counts.map { count in
          defer { sum += count }
          return UInt8(min(255, sum / step))
        }
      })
  }

  /// How often each value occurs, by channel.
  private func histograms() -> [[Int]] {
    var counts = Array(repeating: Array(repeating: 0, count: 256), count: 3)
    pixels.withUnsafeBufferPointer { pixels in
      for channel in 0..<3 {
        counts[channel].withUnsafeMutableBufferPointer { counts in
          for place in stride(from: channel, to: pixels.count, by: 3) {
            counts[Int(pixels[place])] &+= 1
          }
        }
      }
    }
    return counts
  }
}
