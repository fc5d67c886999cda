import Workbench

/// Moves hard pairs alone, so that one threshold tells same from different for every class.
///
///     mean of max(0, m₊ - s) where it is not 0  +  mean of max(0, s - m₋) where it is not 0
///
/// over pairs of one class and of different ones with cosines s; m₊ and m₋ are `positive-margin`
/// and `negative-margin`. Meant to be added to another loss, `sum losses=[softmax,
/// threshold-consistent-margin]`.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Zhang et al., "Threshold-Consistent Margin Loss for Open-World Deep Metric Learning",
///   ICLR 2024.
struct ThresholdConsistentMargin: Loss {
  /// m₊: the cosine above which pairs of one class cost nothing.
  var positiveMargin: Double = 0.9
  /// m₋: the cosine below which pairs of different classes cost nothing.
  var negativeMargin: Double = 0.5
  /// Weight of pairs of one class.
  var positiveWeight: Double = 1
  /// Weight of pairs of different classes.
  var negativeWeight: Double = 1

  static let variants = ["positive-margin=0.7 negative-margin=0.2 negative-weight=2"]

  func validate() throws {
    for (name, margin) in [
      ("positiveMargin", positiveMargin), ("negativeMargin", negativeMargin),
    ] { try require((-1...1).contains(margin), name, margin, "a cosine in -1 ... 1") }
    try require(positiveWeight >= 0, "positiveWeight", positiveWeight, "at least 0")
    try require(negativeWeight >= 0, "negativeWeight", negativeWeight, "at least 0")
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let pull = (positiveMargin - batch.cosines.picking(batch.pairs.same)).relu()
    let push = (batch.cosines.picking(batch.pairs.different) - negativeMargin).relu()
    batch.note("active", share(of: pull, push))
    return positiveWeight * Reduction.nonZero(pull) + negativeWeight * Reduction.nonZero(push)
  }
}
