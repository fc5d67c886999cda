internal import Foundation
import Workbench

/// Bounds the angle at the negative in the triangle of anchor, positive and negative.
///
///     log(1 + Σ_n e^f),   f = 4 tan² α · (x_a + x_p)·x_n - 2 (1 + tan² α) · x_a·x_p
///
/// averaged over the pairs (a, p) of one class whose anchor has negatives n; unit vectors x, α is
/// `angle`. Unlike a margin of distances it does not depend on how large the classes are.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Units: `angle` in radians; 0.698 is 40 degrees.
/// - Source: Wang, Zhou, Wen, Liu, Lin, "Deep Metric Learning with Angular Loss", ICCV 2017.
///   pytorch-metric-learning 2 takes negatives as they are, which `unit-negatives=false` does.
struct Angular: Loss {
  /// α: the largest angle at the negative, in radians.
  var angle: Double = 0.698
  /// Takes negatives as unit vectors, too.
  var unitNegatives = true

  static let variants = ["unit-negatives=false angle=0.5"]

  func validate() throws {
    try require(
      angle > 0 && angle < 1.5, "angle", angle, "radians between 0 and 1.5 (0.698 is 40 degrees)")
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let (sets, rows) = (AnchorSets(batch), batch.labels.count)
    let pairs = batch.pairs.same.filter { sets.hasDifferent[$0.0] }
    let unit = batch.unitEmbeddings
    let others = unitNegatives ? unit : batch.embeddings
    let products = unit.matmul(others, otherTransposed: true)
    let sums = products.gathering(pairs.map(\.0)) + products.gathering(pairs.map(\.1))
    let negatives = pairs.flatMap { sets.different[$0.0 * rows..<($0.0 + 1) * rows] }
    let square = pow(tan(angle), 2)
    let push = (4 * square * sums).logSumExp(where: negatives)
    return (push - 2 * (1 + square) * batch.cosines.picking(pairs)).softplus().mean()
  }
}
