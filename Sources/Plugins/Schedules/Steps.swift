import Foundation
import Workbench

/// Multiplies the rate by a factor at each of some points of the run.
///
/// - Source: He, Zhang, Ren, Sun, "Deep Residual Learning", CVPR 2016, section 3.4, as fractions of
///   the run instead of epochs.
struct Steps: Schedule {
  /// Points of the run, as fractions of it.
  var milestones: [Double] = [0.5, 0.75]
  /// Factor applied at each.
  var factor: Double = 0.1

  func validate() throws {
    try require(
      milestones.allSatisfy((0...1).contains) && milestones == milestones.sorted(), "milestones",
      milestones, "rising fractions of the run in 0 ... 1")
    try require(factor > 0 && factor <= 1, "factor", factor, "greater than 0, at most 1")
  }

  func factor(step: Int, of steps: Int, epochs: Int) -> Double {
    let progress = Double(step) / Double(max(1, steps))
    return pow(factor, Double(milestones.count { progress >= $0 }))
  }
}
