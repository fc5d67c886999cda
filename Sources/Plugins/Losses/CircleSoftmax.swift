import Workbench

/// Softmax over cosines in which each score pulls the harder the farther it is from where it should
/// be; the class form of circle loss.
///
///     Z_iy = scale · a_y (cos θ_y - 1 + margin),   a_y = [1 + margin - cos θ_y]₊
///     Z_ij = scale · a_j (cos θ_j - margin),       a_j = [cos θ_j + margin]₊
///
/// averaged over the batch; the weights a are held fixed in the gradient.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Sun, Cheng, Zhang, Zhang, Zheng, Wang, Wei, "Circle Loss: A Unified Perspective of Pair
///   Similarity Optimization", CVPR 2020, equation 6 with one positive, the row of the own class;
///   0.25 and 256 are its settings for faces. `circle` is the form for pairs.
struct CircleSoftmax: CosineHead {
  /// γ: factor of the weighted cosines.
  var scale: Double = 256
  /// How far from 1 and from 0 cosines may stay.
  var margin: Double = 0.25

  static let variants = ["scale=16 margin=0.4"]

  func validate() throws {
    try requireHead(scale: scale)
    try require((0..<1).contains(margin), "margin", margin, "in 0 ..< 1")
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let (labels, cosines) = (batch.labels, cosines(batch.embeddings, parameters["weight"]))
    let weights = batch.held {
      (cosines + margin).relu()
        .replacing(labels, with: (1 + margin - cosines.picking(labels)).relu())
    }
    let own = weights.picking(labels).doubles
    return (weights * (cosines - margin))
      .mapped(at: labels, scale: scale) { row, x in (x + own[row] * (2 * margin - 1), 1) }
      .crossEntropies(labels)
  }
}
