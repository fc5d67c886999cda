internal import Foundation
import Workbench

/// Softmax cross-entropy that looks away from images it already knows well.
///
///     ℓ(i) = -(1 - p_y)^focus · log p_y,   p = softmax( X Wᵀ )
///
/// averaged over the batch.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Lin, Goyal, Girshick, He, Dollár, "Focal Loss for Dense Object Detection", ICCV 2017,
///   equation 4, over all classes instead of two; the paper's γ is `focus`.
struct Focal: RowLoss {
  /// The greater, the less an image counts whose class is likely; 0 is plain softmax.
  var focus: Double = 2

  static let variants = ["focus=0.5"]

  var takesMixedLabels: Bool { true }

  func validate() throws { try require(focus >= 0, "focus", focus, "at least 0") }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    ["weight": classTable(classes, width, &random)]
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    linear(batch.embeddings, parameters).crossEntropies(batch.labels).mapped { cost in
      // cost is -log p_y, and what p_y lacks to 1:
      let lack = -expm1(-cost)
      guard lack > 0 else { return (0, focus == 0 ? 1 : 0) }
      let weight = pow(lack, focus)
      return (weight * cost, weight * (1 + focus * cost * exp(-cost) / lack))
    }
  }

  func logits(_ embeddings: Tensor, _ parameters: Parameters) -> Tensor? {
    linear(embeddings, parameters)
  }

  private func linear(_ embeddings: Tensor, _ parameters: Parameters) -> Tensor {
    embeddings.matmul(parameters["weight"], otherTransposed: true)
  }
}
