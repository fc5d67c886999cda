internal import Foundation
import Workbench

/// Softmax over cosines whose scale follows from the number of classes and the state of training.
///
///     Z_ij = s · cos θ_j,   s from √2 · ln(C - 1)
///     B = mean_i Σ_{j ≠ y} e^(s cos θ_j),   s ← ln B / cos( min(π/4, median θ_y) ),  before it is used
///
/// averaged over the batch. No gradient reaches s; the median of an even number of angles is the lower
/// middle one. Where B is small, with few classes, s stays at least 1.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Zhang, Zhao, Qiao, Wang, Li, "AdaCos: Adaptively Scaling Cosine Logits for Effectively
///   Learning Deep Face Representations", CVPR 2019, equations 12 and 15.
struct AdaCos: RowLoss {
  /// Follows training; else the first scale stays.
  var dynamic = true

  static let variants = ["dynamic=false"]

  var takesMixedLabels: Bool { true }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    let scale = max(1, 2.0.squareRoot() * log(Double(max(2, classes - 1))))
    return (["weight": classTable(classes, width, &random)] as Parameters)
      .adding("scale", .state, Tensor(repeating: scale, shape: []))
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let cosines = cosines(batch.embeddings, parameters["weight"])
    if dynamic && !batch.labels.isEmpty {
      parameters["scale"] = batch.held { scale(cosines.detached(), batch, parameters) }
    }
    batch.note("scale", parameters["scale"].scalar)
    return (parameters["scale"].scalar * cosines).crossEntropies(batch.labels)
  }

  func logits(_ embeddings: Tensor, _ parameters: Parameters) -> Tensor? {
    parameters["scale"].scalar * cosines(embeddings, parameters["weight"])
  }

  /// The next s.
  private func scale(_ cosines: Tensor, _ batch: Embedded, _ parameters: Parameters) -> Tensor {
    let angles = angles(batch.embeddings, parameters["weight"], batch.labels).sorted()
    let median = angles[(angles.count - 1) / 2]
    // A target of -10⁹ adds nothing to the sum over the others.
    let others = cosines.mapped(at: batch.labels, scale: parameters["scale"].scalar) { _, _ in
      (-1e9, 0)
    }
    let logB = others.logSumExp().logSumExp().scalar - log(Double(angles.count))
    let scale = max(1, logB / cos(min(.pi / 4, median)))
    return Tensor([scale], shape: [], type: cosines.type)
  }
}
