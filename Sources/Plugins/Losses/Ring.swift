import Workbench

/// Pulls the lengths of embeddings towards one learned radius.
///
///     L = 1/2 mean_i ( |x_i| - R )²
///
/// Equal lengths let a linear softmax work on angles. It says nothing about classes, so it
/// accompanies another loss: `sum losses=[softmax, ring] weights=[1,0.01]`.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Zheng, Pal, Savvides, "Ring loss: Convex Feature Normalization for Face Recognition",
///   CVPR 2018, equation 2.
struct Ring: RowLoss {
  /// R before training.
  var radius: Double = 1

  var lacks: [LossProperty: String] {
    [
      .freeAlone: "a row alone has a length, too",
      .separation: "it says nothing about classes",
    ]
  }

  func validate() throws { try require(radius > 0, "radius", radius, "greater than 0") }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    ([:] as Parameters).adding("radius", .bias, Tensor(repeating: radius, shape: []))
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    0.5 * (batch.embeddings.rowLengths() - parameters["radius"]).squared()
  }
}
