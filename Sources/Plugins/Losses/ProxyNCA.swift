import Workbench

/// Draws each image to its class's proxy, compared with the proxies of other classes.
///
///     ℓ(i) = t |x̂_i - ŵ_y|² + log Σ_k e^(-t |x̂_i - ŵ_k|²)
///
/// averaged over the batch; t is `scale`, w the learned proxies, all of unit length. The sum has
/// the own proxy, or in the classic form has it not, when the loss may fall below zero.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Teh, DeVries, Taylor, "ProxyNCA++", ECCV 2020, whose temperature 1/9 is a scale of 9;
///   classic: Movshovitz-Attias et al., "No Fuss Distance Metric Learning using Proxies", ICCV
///   2017. pytorch-metric-learning has the first under the second's name.
struct ProxyNCA: RowLoss {
  /// t: how much nearer proxies outweigh others.
  var scale: Double = 9
  /// Leaves the own proxy out of the sum.
  var classic = false

  static let variants = ["classic=true"]

  func validate() throws {
    try require(scale > 0, "scale", scale, "greater than 0")
  }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    ["weight": classTable(classes, width, &random)]
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let scores = scores(batch.embeddings, parameters)
    guard classic else { return scores.crossEntropies(batch.labels) }
    let classes = scores.shape[1]
    let others = batch.labels.flatMap { label in (0..<classes).map { $0 != label } }
    return scores.logSumExp(where: others) - scores.picking(batch.labels)
  }

  func logits(_ embeddings: Tensor, _ parameters: Parameters) -> Tensor? {
    scores(embeddings, parameters)
  }

  /// -t d², where d² = 2 - 2 cos between unit vectors.
  private func scores(_ embeddings: Tensor, _ parameters: Parameters) -> Tensor {
    -scale * (2 - 2 * cosines(embeddings, parameters["weight"]))
  }
}
