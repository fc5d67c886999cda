import Workbench

/// Softmax over scaled cosines whose target must win by an additive margin.
///
///     Z_iy = scale · (cos θ_y - margin),   Z_ij = scale · cos θ_j
///
/// averaged over the batch. Smooth everywhere, so it needs no continuation past π: the most robust
/// of the margin losses.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Wang, Wang, Zhou, Ji, Gong, Zhou, Li, Liu, "CosFace: Large Margin Cosine Loss for Deep
///   Face Recognition", CVPR 2018, equation 4. AM-Softmax is the same.
struct CosFace: CosineHead {
  /// Factor of the cosines; too small caps the attainable probability.
  var scale: Double = 64
  /// How much the target's cosine is lowered in training.
  var margin: Double = 0.35
  /// Other classes with a greater cosine are left alone, for wrong labels; 0.4 is usual, 0 is off.
  var filter: Double = 0
  /// Share of the target spread evenly over all classes, its own included; not with a filter.
  var labelSmoothing: Double = 0

  static let variants = [
    "scale=16 margin=0", "scale=16 filter=0.4", "scale=16 label-smoothing=0.1",
  ]

  func validate() throws {
    try requireHead(scale: scale, filter: filter, smoothing: labelSmoothing)
    try require((0...1).contains(margin), "margin", margin, "a cosine in 0 ... 1")
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    cosines(batch.embeddings, parameters["weight"])
      .silencing(othersAbove: filter, than: batch.labels)
      .mapped(at: batch.labels, scale: scale) { _, cosine in (cosine - margin, 1) }
      .crossEntropies(batch.labels, smoothing: labelSmoothing)
  }
}
