internal import Foundation
import Workbench

/// ArcFace whose hard other classes count more and more as training goes on.
///
///     Z_iy = scale · cos(θ_y + margin)
///     Z_ij = scale · cos θ_j                   where cos θ_j ≤ cos(θ_y + margin)
///     Z_ij = scale · cos θ_j (t + cos θ_j)     where it is greater: a hard class
///     t ← momentum · mean cos θ_y + (1 - momentum) · t,  from 0, before it is used
///
/// averaged over the batch. Early on t is small, and hard classes count less than they would
/// otherwise; as targets come nearer it grows. No gradient reaches t.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Units: `margin` in radians.
/// - Source: Huang et al., "CurricularFace: Adaptive Curriculum Learning Loss for Deep Face
///   Recognition", CVPR 2020, equations 6 to 9, in the order of its released code. Past π the target
///   goes on as ArcFace's `hard`; what is hard is decided by cos(θ + m) there, too.
struct CurricularFace: CosineHead {
  /// Factor of the cosines.
  var scale: Double = 64
  /// Added to the target's angle, in radians.
  var margin: Double = 0.5
  /// How much of t is new at each step.
  var momentum: Double = 0.01

  static let variants = ["scale=16 momentum=1"]

  func validate() throws {
    try requireHead(scale: scale)
    try requireRadians("margin", margin)
    try require((0...1).contains(momentum), "momentum", momentum, "in 0 ... 1")
  }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    (["weight": classTable(classes, width, &random)] as Parameters)
      .adding("t", .state, Tensor(repeating: 0, shape: []))
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let (labels, weight) = (batch.labels, parameters["weight"])
    let angles = angles(batch.embeddings, weight, labels)
    let target = AngularMargin(margin: margin)
    let mean = angles.map { cos($0) }.reduce(0, +) / Double(max(1, labels.count))
    let t = batch.held { (1 - momentum) * parameters["t"] + momentum * mean }
    parameters["t"] = t
    let cosines = cosines(batch.embeddings, weight)
    let bounds = Tensor(
      angles.map { cos($0 + margin) }, shape: [labels.count, 1], type: cosines.type)
    let own = Tensor(repeating: 0, shape: [labels.count], type: cosines.type)
    let hard = cosines.exceeds(bounds).replacing(labels, with: own)
    return (cosines + hard * cosines * (cosines + (t.scalar - 1)))
      .mapped(at: labels, scale: scale) { row, _ in
        let (value, slope, _) = target(angles[row])
        return (value, slopeInCosine(slope, at: angles[row], cosines.type))
      }
      .crossEntropies(labels)
  }
}
