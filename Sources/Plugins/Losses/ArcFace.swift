internal import Foundation
import Workbench

/// Softmax over scaled cosines whose target must win by a margin added to its angle.
///
///     Z_iy = scale · cos(θ_y + margin),   Z_ij = scale · cos θ_j
///
/// averaged over the batch; past θ_y = π - margin the target goes on as `continuation` says.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Units: `margin` in radians; 0.5 is 28.6 degrees, pytorch-metric-learning 2's default.
/// - Source: Deng, Guo, Xue, Zafeiriou, "ArcFace: Additive Angular Margin Loss for Deep Face
///   Recognition", CVPR 2019, equation 3. The gradient's factor sin(θ + m) / sin θ is bounded by
///   the angle itself. `straight-through` with `continuation=none` is what today's
///   insightface does: the margin moves the value, but the slope stays that of cos θ.
struct ArcFace: CosineHead {
  /// What the target's slope is.
  enum Slope: String, Codable, CaseIterable {
    case exact
    case straightThrough = "straight-through"
  }

  /// Factor of the cosines.
  var scale: Double = 64
  /// Added to the target's angle in training, in radians.
  var margin: Double = 0.5
  /// How the target goes on past π: hard, continuous, easy, none or clip.
  var continuation = Continuation.hard
  /// The target's slope: exact, or straight-through, as if there were no margin.
  var gradient = Slope.exact
  /// Other classes with a greater cosine are left alone, for wrong labels; 0.4 is usual, 0 is off.
  var filter: Double = 0
  /// Share of the target spread evenly over all classes, its own included; not with a filter.
  var labelSmoothing: Double = 0

  static let variants =
    Continuation.allCases.map { "scale=16 continuation=\($0.rawValue)" }
    + ["scale=16 gradient=straight-through", "scale=16 filter=0.4", "scale=16 label-smoothing=0.1"]

  func validate() throws {
    try requireHead(scale: scale, filter: filter, smoothing: labelSmoothing)
    try requireRadians("margin", margin)
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let (labels, weight) = (batch.labels, parameters["weight"])
    let angles = angles(batch.embeddings, weight, labels)
    let target = AngularMargin(margin: margin, continuation: continuation)
    let gains = batch.held {
      Tensor(angles.map { target($0).value - cos($0) }, shape: [labels.count], type: .float64)
    }.doubles
    let cosines = cosines(batch.embeddings, weight)
    return cosines.silencing(othersAbove: filter, than: labels)
      .mapped(at: labels, scale: scale) { row, cosine in
        guard gradient == .exact else { return (cosine + gains[row], 1) }
        let (value, slope, _) = target(angles[row])
        return (value, slopeInCosine(slope, at: angles[row], cosines.type))
      }
      .crossEntropies(labels, smoothing: labelSmoothing)
  }
}
