internal import Foundation
import Workbench

/// Makes each positive nearer than all of the anchor's negatives together, by an angle.
///
///     log(1 + Σ_n e^(scale · (cos θ_an - cos(θ_ap - margin))))
///
/// averaged over the pairs (a, p) of one class whose anchor has negatives n. The margin is taken
/// off the positive's angle: with it, pairs that are near enough are not drawn together further.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Units: `margin` in radians; 0.1 is 5.73 degrees, pytorch-metric-learning's default.
/// - Source: Yu, Tao, "Deep Metric Learning with Tuplet Margin Loss", ICCV 2019. The library's
///   version is not a number where two positives are equal.
struct TupletMargin: Loss {
  /// Factor of the cosines: how much the hardest negatives outweigh others.
  var scale: Double = 64
  /// Taken off the angle between anchor and positive, in radians.
  var margin: Double = 0.1

  static let variants = ["scale=16 margin=0.3"]

  func validate() throws {
    try require(scale > 0, "scale", scale, "greater than 0")
    try requireRadians("margin", margin)
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let (sets, cosines) = (AnchorSets(batch), batch.cosines)
    let pairs = batch.pairs.same.filter { sets.hasDifferent[$0.0] }
    let negatives = (scale * cosines).logSumExp(where: sets.different)
    let targets = cosines.picking(pairs).mapped { cosine in
      let angle = acos(min(1, max(-1, cosine)))
      let slope = slopeInCosine(-sin(angle - margin), at: angle, cosines.type)
      return (cos(angle - margin), slope)
    }
    return (negatives.gathering(pairs.map(\.0)) - scale * targets).softplus().mean()
  }
}
