internal import Foundation
internal import Workbench

/// Times the area under the ROC curve, and the curve, of many scores of pairs.
///
/// Scores and answers are a function of their place alone, written so that other software can make
/// the same ones: `docs/decisions` has the lines for NumPy.
public struct AreaBenchmark: Sendable {
  /// Number of pairs.
  public var pairs = 10_000_000
  /// Timed repetitions.
  public var repetitions = 5

  /// Ten million pairs.
  public init() {}

  /// Runs the benchmark.
  ///
  /// - Returns: one line: the area, median seconds for it and for the curve, peak memory, threads.
  /// - Throws: ``EvaluationError`` when there are too few pairs.
  public func run() throws -> String {
    let (scores, same) = AreaBenchmark.pairs(pairs)
    var area = 0.0
    let ofArea = try medianSeconds(repetitions) { area = try areaUnderCurve(scores, same: same) }
    let ofCurve = try medianSeconds(repetitions) { area += try ROC(scores, same: same).area - area }
    return String(
      format: "%d pairs, threads %d: area %.15f in %.3f s, curve in %.3f s, peak %d MiB",
      pairs, Threads.count, area, ofArea, ofCurve, peakMemoryBytes() >> 20)
  }

  /// Scores that overlap: uniform on 0 … 1, and half higher for about half of the pairs.
  static func pairs(_ count: Int) -> (scores: [Double], same: [Bool]) {
    var scores: [Double] = []
    var same: [Bool] = []
    scores.reserveCapacity(count)
    same.reserveCapacity(count)
    for place in 0..<UInt64(count) {
      var bits = (place &+ 1) &* 0x9E37_79B9_7F4A_7C15
      bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
      bits ^= bits >> 31
      same.append(bits & 1 == 1)
      scores.append(Double(bits >> 11) * 0x1p-53 + (bits & 1 == 1 ? 0.5 : 0))
    }
    return (scores, same)
  }
}

/// The median time of a few repetitions, after one that warms up.
func medianSeconds(_ repetitions: Int, _ body: () throws -> Void) rethrows -> Double {
  try body()
  let clock = ContinuousClock()
  let seconds = try (0..<max(1, repetitions)).map { _ in
    let time = try clock.measure(body).components
    return Double(time.seconds) + Double(time.attoseconds) * 1e-18
  }
  return seconds.sorted()[seconds.count / 2]
}
