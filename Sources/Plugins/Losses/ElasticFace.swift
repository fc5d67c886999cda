internal import Foundation
import Workbench

/// ArcFace or CosFace with a margin drawn anew for every image.
///
///     arc:  Z_iy = scale · cos(θ_y + m_i)        cos:  Z_iy = scale · (cos θ_y - m_i)
///     m_i ~ Normal(margin, deviation),   Z_ij = scale · cos θ_j
///
/// averaged over the batch. `plus` gives the larger of the drawn margins to the harder images, those
/// whose target has the smaller cosine.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Units: `margin` and `deviation` in radians (arc) or cosines (cos); the paper takes 0.5 and 0.35,
///   and for `plus` deviations of 0.0175 and 0.02.
/// - Source: Boutros, Damer, Kirchbuchner, Kuijper, "ElasticFace: Elastic Margin Loss for Deep Face
///   Recognition", CVPR Workshops 2022, equations 5 to 7. The released code sorts by the inverse
///   permutation, which mixes margins up; ours does what the paper says. Past π the released code
///   goes on as `continuation=none`.
struct ElasticFace: CosineHead {
  /// What the margin is added to.
  enum Form: String, Codable, CaseIterable {
    case arc, cos
  }

  /// Factor of the cosines.
  var scale: Double = 64
  /// The mean of the margins.
  var margin: Double = 0.5
  /// The standard deviation of the margins.
  var deviation: Double = 0.05
  /// Adds margins to the angle (arc) or takes them from the cosine (cos).
  var form = Form.arc
  /// Gives harder images larger margins.
  var plus = false
  /// How an angular target goes on past π: hard, continuous, easy, none or clip.
  var continuation = Continuation.hard

  static let variants = ["scale=16 form=cos margin=0.35", "scale=16 plus=true deviation=0.0175"]

  var lacks: [LossProperty: String] {
    let reason = "each place in the batch draws a margin of its own"
    return plus || deviation == 0 ? [:] : [.order: reason, .places: reason]
  }

  func validate() throws {
    try requireHead(scale: scale)
    try requireRadians("margin", margin)
    try require((0...1).contains(deviation), "deviation", deviation, "in 0 ... 1")
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let (labels, weight) = (batch.labels, parameters["weight"])
    let angles = angles(batch.embeddings, weight, labels)
    var random = batch.random
    var margins = labels.map { _ in margin + deviation * random.normal() }
    if plus { margins = largestFirst(margins, toSmallest: angles.map { -$0 }) }
    return cosines(batch.embeddings, weight)
      .mapped(at: labels, scale: scale) { row, cosine in
        guard form == .arc else { return (cosine - margins[row], 1) }
        let target = AngularMargin(margin: margins[row], continuation: continuation)
        let (value, slope, _) = target(angles[row])
        return (value, slopeInCosine(slope, at: angles[row], weight.type))
      }
      .crossEntropies(labels)
  }
}
