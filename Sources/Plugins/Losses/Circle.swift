import Workbench

/// Weighs each pair by how far its cosine is from where it should be: a circular decision boundary.
///
///     sp( log Σ_p e^(-γ a_p (s_p - (1 - m))) + log Σ_n e^(γ a_n (s_n - m)) )
///     a_p = max(0, 1 + m - s_p),   a_n = max(0, s_n + m)
///
/// with sp(z) = log(1 + e^z), averaged over the anchors that have pairs of both kinds; γ is `scale`, m
/// `margin`, and the weights a pass no gradient. A batch without such anchors costs zero.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Sun et al., "Circle Loss: A Unified Perspective of Pair Similarity Optimization", CVPR
///   2020, equation 6, for each anchor as in pytorch-metric-learning; the authors' code has one sum
///   over all pairs. Defaults are those of fine-grained retrieval; for faces the paper takes scale
///   256 and margin 0.25.
struct Circle: Loss {
  /// Factor of the cosines.
  var scale: Double = 80
  /// Relaxation: positives aim at a cosine of 1 - margin, negatives at margin.
  var margin: Double = 0.4
  /// Over anchors that cost something (non-zero) or that have both kinds of pairs (mean or sum).
  var reduction = Reduction.nonZero

  static let variants = ["scale=256 margin=0.25", "scale=8 reduction=mean"]

  func validate() throws {
    try require(scale > 0, "scale", scale, "greater than 0")
    try require((-1...1).contains(margin), "margin", margin, "a cosine in -1 ... 1")
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let (sets, cosines) = (AnchorSets(batch), batch.cosines)
    let pull = batch.held { -scale * (1 + margin - cosines).relu() } * (cosines - (1 - margin))
    let push = batch.held { scale * (cosines + margin).relu() } * (cosines - margin)
    let costs = pull.logSumExp(where: sets.same) + push.logSumExp(where: sets.different)
    return reduction(costs.gathering(sets.complete).softplus())
  }
}
