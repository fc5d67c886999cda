import Workbench

/// Contrastive loss whose pull on pairs of one class levels off, so that wrong labels pull less.
///
///     ℓ(i, j) = log(1 + (d / tolerance)²)      same class
///     ℓ(i, j) = max(0, margin - d)²            different classes
///
/// d is the distance of the embeddings on the unit sphere. Each kind of pair is averaged by itself;
/// a kind without pairs counts zero.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar, `[]`.
/// - Source: Hadsell, Chopra, LeCun, "Dimensionality Reduction by Learning an Invariant Mapping",
///   CVPR 2006, with the Cauchy function of Barron, "A General and Adaptive Robust Loss Function",
///   CVPR 2019, in place of the squared distance.
struct CauchyContrastive: Loss {
  /// Distance beyond which pairs of different classes no longer repel.
  var margin = 1.0
  /// Distance at which the pull on pairs of one class is strongest.
  var tolerance = 0.5

  func validate() throws {
    try require(margin > 0, "margin", margin, "positive")
    try require(tolerance > 0, "tolerance", tolerance, "positive")
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) throws -> Tensor {
    let unit = batch.embeddings.normalisedRows()
    let distances = unit.distances(to: unit)
    let pull = (distances.squared() / (tolerance * tolerance) + 1).log()
    let push = (margin - distances).relu().squared()
    return averaged(pull, over: batch.pairs.same) + averaged(push, over: batch.pairs.different)
  }
}
