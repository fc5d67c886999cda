import Workbench

/// Softmax over squared distances to the centre of each class: the nearest centre is the likeliest.
///
///     ℓ(i) = log Σ_j e^Z_ij - Z_iy,   Z_ij = -scale · |w_j - x_i|²
///
/// averaged over the batch. |x|² is common to all classes and cancels, so Z is computed as
/// 2 scale · x·w - scale · |w|²: a linear softmax with tied bias.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: the assignment's equation 3 with the sign corrected and the sum over all classes. As
///   printed, without the minus, the own class is the farthest centre and training drives every
///   image away from its own. `scale` 0.5 is the posterior of Gaussians of variance one.
struct RBFSoftmax: RowLoss {
  /// Factor of the squared distances.
  var scale: Double = 1
  /// Share of the target spread evenly over all classes, its own included.
  var labelSmoothing: Double = 0

  static let variants = ["scale=0.5", "label-smoothing=0.1"]

  var similarity: Similarity { .euclidean }

  var takesMixedLabels: Bool { true }

  func validate() throws { try requireHead(scale: scale, smoothing: labelSmoothing) }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    ["weight": classTable(classes, width, &random)]
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    scores(batch.embeddings, parameters).crossEntropies(batch.labels, smoothing: labelSmoothing)
  }

  func logits(_ embeddings: Tensor, _ parameters: Parameters) -> Tensor? {
    scores(embeddings, parameters)
  }

  private func scores(_ embeddings: Tensor, _ parameters: Parameters) -> Tensor {
    let weight = parameters["weight"]
    let products = embeddings.matmul(weight, otherTransposed: true)
    return 2 * scale * products - scale * weight.squared().sum(along: 1)
  }
}
