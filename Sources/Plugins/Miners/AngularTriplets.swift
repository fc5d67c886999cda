internal import Foundation
import Workbench

/// Takes triplets whose negative sees anchor and positive under a wide angle: it is too close.
///
///     atan( d_ap / (2 · d(n, (a + p) / 2)) ) > angle
///
/// Distances are Euclidean, on unit vectors unless raw ones are asked for.
///
/// - Units: `angle` in radians.
/// - Source: Wang, Zhou, Wen, Liu, Lin, "Deep Metric Learning with Angular Loss", ICCV 2017, equation
///   3; the default is 20°, of pytorch-metric-learning's `AngularMiner`, which takes raw embeddings.
struct AngularTriplets: Miner {
  /// The angle, in radians, above which a triplet is taken.
  var angle: Double = 0.35
  /// Compares directions alone.
  var normalised = true

  static let variants = ["angle=0.6 normalised=false"]

  func validate() throws {
    try require(
      (0...Double.pi / 2).contains(angle), "angle", angle, "radians in 0 ... π/2 (20° are 0.35)")
  }

  func mine(_ batch: Embedded) -> Mined {
    let (rows, d) = (
      batch.labels.count, batch.distances(.euclidean, normalised: normalised).doubles
    )
    let chosen = chosenTriplets(batch) { a, p, n in
      let (ap, an, pn) = (d[a * rows + p], d[a * rows + n], d[p * rows + n])
      // The square of the median from n in the triangle of the three.
      let median = max(0, (an * an + pn * pn) / 2 - ap * ap / 4)
      return atan2(ap, 2 * median.squareRoot()) > angle
    }
    return .triplets(chosen)
  }
}
