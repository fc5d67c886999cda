import Workbench

/// Softmax over scaled cosines with all three margins: on the angle, times and plus, and on the
/// cosine.
///
///     Z_iy = scale · ( cos(factor · θ_y + margin) - cosine-margin ),   Z_ij = scale · cos θ_j
///
/// averaged over the batch. (1, 0, m) is CosFace, (1, m, 0) ArcFace, (1.35, 0, 0) what insightface
/// calls SphereFace.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Units: `margin` in radians.
/// - Source: Deng, Guo, Xue, Zafeiriou, "ArcFace: Additive Angular Margin Loss for Deep Face
///   Recognition", CVPR 2019, equation 4, whose m₁, m₂, m₃ are ours in this order; (1, 0.3, 0.2) and
///   (0.9, 0.4, 0.15) are the paper's.
struct CombinedMargin: CosineHead {
  /// Factor of the cosines.
  var scale: Double = 64
  /// What the target's angle is multiplied by.
  var factor: Double = 1
  /// Added to the target's angle, in radians.
  var margin: Double = 0.3
  /// How much the target's cosine is lowered then.
  var cosineMargin: Double = 0.2
  /// How the target goes on past π, where the factor is 1: hard, continuous, easy, none or clip.
  var continuation = Continuation.hard
  /// Other classes with a greater cosine are left alone, for wrong labels; 0.4 is usual, 0 is off.
  var filter: Double = 0
  /// Share of the target spread evenly over all classes, its own included; not with a filter.
  var labelSmoothing: Double = 0

  static let variants = [
    "scale=16 factor=0.9 margin=0.4 cosine-margin=0.15",
    "scale=16 factor=1.35 margin=0 cosine-margin=0", "scale=16 continuation=none filter=0.4",
    "scale=16 label-smoothing=0.1",
  ]

  func validate() throws {
    try requireHead(scale: scale, filter: filter, smoothing: labelSmoothing)
    try require((0.5...4).contains(factor), "factor", factor, "in 0.5 ... 4")
    try requireRadians("margin", margin)
    try require(
      (0...1).contains(cosineMargin), "cosineMargin", cosineMargin, "a cosine in 0 ... 1")
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let (labels, weight) = (batch.labels, parameters["weight"])
    let angles = angles(batch.embeddings, weight, labels)
    let target = AngularMargin(
      margin: margin, factor: factor, continuation: factor == 1 ? continuation : .none)
    let cosines = cosines(batch.embeddings, weight)
    return cosines.silencing(othersAbove: filter, than: labels)
      .mapped(at: labels, scale: scale) { row, _ in
        let (value, slope, _) = target(angles[row])
        return (value - cosineMargin, slopeInCosine(slope, at: angles[row], cosines.type))
      }
      .crossEntropies(labels, smoothing: labelSmoothing)
  }
}
