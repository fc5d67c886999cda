import Foundation
import Workbench

/// Rises linearly over some epochs, then falls to zero along half a cosine.
///
/// - Source: Loshchilov, Hutter, "SGDR", ICLR 2017, equation 5 without restarts; warm-up: Goyal et
///   al., "Accurate, Large Minibatch SGD", 2017, section 2.2.
struct Cosine: Schedule {
  /// Epochs of linear rise from near zero.
  var warmUpEpochs: Double = 1
  /// Where the factor ends.
  var final: Double = 0

  func validate() throws {
    try require(warmUpEpochs >= 0, "warmUpEpochs", warmUpEpochs, "at least 0")
    try require((0...1).contains(final), "final", final, "in 0 ... 1")
  }

  func factor(step: Int, of steps: Int, epochs: Int) -> Double {
    let rise = warmUpEpochs * Double(steps) / Double(max(1, epochs))
    let now = Double(step)
    if now < rise { return min(1, (now + 1) / rise) }
    let progress = min(1, (now - rise) / max(1, Double(steps) - rise))
    return final + (1 - final) * (1 + cos(.pi * progress)) / 2
  }
}
