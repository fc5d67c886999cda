import Workbench

/// Tells each image from the images of other classes in the batch, as if it were a class of its
/// own.
///
///     ℓ(i) = log( e^(γ s_ii) + Σ_{n in N(i)} e^(γ s_in) ) - γ s_ii
///
/// averaged over the batch, with cosines s; s_ii is 1. Images are driven apart, and nothing draws a
/// class together but that its images are driven away from the same others: add it to another loss.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Zheng, Zheng, Garrett, Yang, Xu, Shen, "Dual-Path Convolutional Image-Text Embeddings
///   with Instance Loss", TOMM 2020, with the batch in the place of a table, as in
///   pytorch-metric-learning. There labels count as columns, which is meant for labels all
///   distinct.
struct Instance: RowLoss {
  /// γ: factor of the cosines.
  var scale: Double = 64

  static let variants = ["scale=128"]

  var lacks: [LossProperty: String] {
    scale < 64 ? [:] : [.separation: "once other classes are far, nothing draws a class together"]
  }

  func validate() throws {
    try require(scale > 0, "scale", scale, "greater than 0")
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let (sets, rows) = (AnchorSets(batch), batch.labels.count)
    let logits = scale * batch.cosines
    let seen = sets.different.enumerated().map { $1 || $0 / rows == $0 % rows }
    return logits.logSumExp(where: seen) - logits.picking(Array(0..<rows))
  }
}
