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
///   Face Recognition", CVPR 2018, equation 4.
struct CosFace: RowLoss {
  /// Factor of the cosines; too small caps the attainable probability.
  var scale: Double = 64
  /// How much the target's cosine is lowered in training.
  var margin: Double = 0.35

  static let variants = ["scale=16 margin=0"]

  func validate() throws {
    try require(scale > 0, "scale", scale, "greater than 0")
    try require((0...1).contains(margin), "margin", margin, "a cosine in 0 ... 1")
  }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    let deviation = 1 / Double(width).squareRoot()
    return ["weight": .normal([classes, width], deviation: deviation, random: &random)]
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let cosines = cosines(batch.embeddings, parameters["weight"])
    let targets = cosines.picking(batch.labels) - margin
    return (scale * cosines.replacing(batch.labels, with: targets)).crossEntropies(batch.labels)
  }

  func logits(_ embeddings: Tensor, _ parameters: Parameters) -> Tensor? {
    scale * cosines(embeddings, parameters["weight"])
  }
}
