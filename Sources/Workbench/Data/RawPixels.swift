internal import Foundation

/// The baseline of verification: the cosine of two photographs' raw pixels.
///
///     score = Σ a·b / √(Σ a² · Σ b²)
///
/// over the bytes 0 … 255 of all channels, as they are, without centring.
///
/// - Parameters:
///   - trials: the pairs.
///   - view: how photographs are seen; the resized square is compared, not a crop of it.
///   - workers: threads that load.
/// - Returns: one score a pair, larger for more similar.
/// - Throws: ``ImageError`` naming the file.
public func rawPixelScores(
  _ trials: Trials, view: View, workers: Int = processorCount
) throws -> [Double] {
  let photographs = trials.photographs
  let loader = Prefetcher(count: photographs.count, depth: 2 * workers, workers: workers) {
    try view.load(photographs.path($0)).pixels
  }
  var pixels: [[UInt8]] = []
  while let next = try loader.next() {
    try Interrupt.check()
    pixels.append(next)
  }
  let squares = pixels.map { product($0, $0) }
  return zip(trials.left, trials.right).map { left, right in
    // A black photograph has no direction; it is as similar to any as to none.
    let norm = (squares[left] * squares[right]).squareRoot()
    return norm > 0 ? product(pixels[left], pixels[right]) / norm : 0
  }
}

private func product(_ one: [UInt8], _ other: [UInt8]) -> Double {
  one.withUnsafeBufferPointer { one in
    other.withUnsafeBufferPointer { other in
      var total: UInt64 = 0
      for start in stride(from: 0, to: one.count, by: 4096) {
        var sum: UInt32 = 0
        for i in start..<min(start + 4096, one.count) { sum += UInt32(one[i]) * UInt32(other[i]) }
        total += UInt64(sum)
      }
      return Double(total)
    }
  }
}
