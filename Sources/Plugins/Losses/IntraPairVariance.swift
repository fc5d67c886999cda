import Workbench

/// Draws cosines of one class together from below, and cosines of different classes from above.
///
///     mean of max(0, (1 - ε₊) s̄₊ - s)²  +  mean of max(0, s - (1 + ε₋) s̄₋)²
///
/// over pairs of one class, whose mean cosine is s̄₊, and over pairs of different classes. It says
/// nothing of where the means should be: add it to another loss, `sum losses=[n-pair,
/// intra-pair-variance]`.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Yu, Tao, "Deep Metric Learning with Tuplet Margin Loss", ICCV 2019, its second part,
///   as in pytorch-metric-learning.
struct IntraPairVariance: Loss {
  /// ε₊: how far below the mean cosines of one class cost nothing, as a share of it.
  var positiveSlack: Double = 0.01
  /// ε₋: how far above the mean cosines of different classes cost nothing, as a share of it.
  var negativeSlack: Double = 0.01

  static let variants = ["positive-slack=0.2 negative-slack=0.3"]

  var lacks: [LossProperty: String] {
    [.separation: "cosines gather around their means, wherever these are"]
  }

  func validate() throws {
    try require((0...1).contains(positiveSlack), "positiveSlack", positiveSlack, "in 0 ... 1")
    try require((0...1).contains(negativeSlack), "negativeSlack", negativeSlack, "in 0 ... 1")
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let same = batch.cosines.picking(batch.pairs.same)
    let different = batch.cosines.picking(batch.pairs.different)
    let below = ((1 - positiveSlack) * same.mean() - same).relu()
    let above = (different - (1 + negativeSlack) * different.mean()).relu()
    return below.squared().mean() + above.squared().mean()
  }
}
