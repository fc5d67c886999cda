import Foundation
import Workbench

/// Rises to the peak along half a cosine, then falls far below the start along another.
///
/// - Source: Smith, Topin, "Super-Convergence", 2018, in the form and with the defaults of PyTorch's
///   OneCycleLR with cosine annealing; momentum is not cycled.
struct OneCycle: Schedule {
  /// Share of the run in which the rate rises.
  var rise: Double = 0.3
  /// The peak over the initial rate.
  var initialDivisor: Double = 25
  /// The initial rate over the final one.
  var finalDivisor: Double = 1e4

  func validate() throws {
    try require(rise > 0 && rise < 1, "rise", rise, "between 0 and 1")
    try require(initialDivisor >= 1, "initialDivisor", initialDivisor, "at least 1")
    try require(finalDivisor >= 1, "finalDivisor", finalDivisor, "at least 1")
  }

  func factor(step: Int, of steps: Int, epochs: Int) -> Double {
    let start = 1 / initialDivisor
    let peak = rise * Double(steps) - 1
    let now = Double(step)
    if now <= peak { return anneal(from: start, to: 1, now / max(1, peak)) }
    let fall = max(1, Double(steps) - 1 - peak)
    return anneal(from: 1, to: start / finalDivisor, min(1, (now - peak) / fall))
  }

  private func anneal(from start: Double, to end: Double, _ progress: Double) -> Double {
    end + (start - end) / 2 * (1 + cos(.pi * progress))
  }
}
