import Workbench

/// ArcFace whose margin grows with the length of the embedding, which so becomes its quality.
///
///     a    = clip( |x|, shortest, longest ),   m(a) from least-margin to greatest-margin, linear in a
///     Z_iy = scale · cos(θ_y + m(a)),   Z_ij = scale · cos θ_j
///     ℓ(i) = log Σ_j e^Z_ij - Z_iy + regulariser · ( a / longest² + 1 / a )
///
/// averaged over the batch. A gradient flows through a where the length is within its bounds.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Units: margins in radians.
/// - Source: Meng, Zhao, Huang, Zhou, "MagFace: A Universal Representation for Face Recognition and
///   Quality Assessment", CVPR 2021, equations 3 to 5; defaults are its released code's, with the
///   margin where the cosine is positive only. To fine-tune it takes 1, 51, 0.45, 1 and 5.
struct MagFace: CosineHead {
  /// Factor of the cosines.
  var scale: Double = 64
  /// Length from which on the margin grows.
  var shortest: Double = 10
  /// Length up to which the margin grows.
  var longest: Double = 110
  /// The margin of the shortest embeddings, in radians.
  var leastMargin: Double = 0.45
  /// The margin of the longest embeddings, in radians.
  var greatestMargin: Double = 0.8
  /// Weight of what rewards long embeddings.
  var regulariser: Double = 35
  /// How the target goes on past π: hard, continuous, easy, none or clip.
  var continuation = Continuation.easy

  static let variants = [
    "scale=16 shortest=1 longest=4 regulariser=1 continuation=hard",
    "scale=16 shortest=1 longest=4 regulariser=1 continuation=continuous",
  ]

  func validate() throws {
    try requireHead(scale: scale)
    try require(shortest > 0, "shortest", shortest, "greater than 0")
    try require(longest > shortest, "longest", longest, "greater than shortest")
    try requireRadians("leastMargin", leastMargin)
    try requireRadians("greatestMargin", greatestMargin)
    try require(regulariser >= 0, "regulariser", regulariser, "at least 0")
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let (labels, weight) = (batch.labels, parameters["weight"])
    let lengths = batch.embeddings.rowLengths().clamped(to: shortest...longest)
    let rise = (greatestMargin - leastMargin) / (longest - shortest)
    let margins = lengths.scaled(by: rise, plus: leastMargin - rise * shortest)
    let angles = angles(batch.embeddings, weight, labels)
    let costs = cosines(batch.embeddings, weight)
      .mapped(at: labels, with: margins, scale: scale) { row, _, margin in
        let target = AngularMargin(margin: margin, continuation: continuation)
        let (value, slope, marginSlope) = target(angles[row])
        return (value, slopeInCosine(slope, at: angles[row], weight.type), marginSlope)
      }
      .crossEntropies(labels)
    let pull = lengths.mapped { a in
      (a / (longest * longest) + 1 / a, 1 / (longest * longest) - 1 / (a * a))
    }
    batch.note("length", lengths.mean().scalar)
    batch.note("margin", margins.mean().scalar)
    batch.note("regulariser", pull.mean().scalar)
    return costs + regulariser * pull
  }
}
