import Workbench

/// ArcFace with several centres a class, of which the nearest counts.
///
///     cos θ_j = max_k cos(x, w_jk),   Z_iy = scale · cos(θ_y + margin),   Z_ij = scale · cos θ_j
///
/// averaged over the batch. Images with wrong labels gather at centres of their own. The gradient goes
/// to the nearest centre alone, to the first where several are as near.
///
/// - Shapes: embeddings `[batch, width]`; `weight` is `[centres · classes, width]`, the centres of a
///   class one after the other; the result is a scalar.
/// - Units: `margin` in radians.
/// - Source: Deng, Guo, Liu, Gong, Zafeiriou, "Sub-center ArcFace: Boosting Face Recognition by
///   Large-scale Noisy Web Faces", ECCV 2020, equation 4. Afterwards it drops images farther than 75
///   degrees from their class's fullest centre and trains again with one.
struct SubCenterArcFace: RowLoss {
  /// Factor of the cosines.
  var scale: Double = 64
  /// Added to the target's angle, in radians.
  var margin: Double = 0.5
  /// The number of centres of each class.
  var centres: Int = 3
  /// How the target goes on past π: hard, continuous, easy, none or clip.
  var continuation = Continuation.hard
  /// Share of the target spread evenly over all classes, its own included.
  var labelSmoothing: Double = 0

  static let variants = [
    "scale=16 centres=1", "scale=16 continuation=continuous", "scale=16 label-smoothing=0.1",
  ]

  var takesMixedLabels: Bool { true }

  func validate() throws {
    try requireHead(scale: scale, smoothing: labelSmoothing)
    try requireRadians("margin", margin)
    try require(centres > 0, "centres", centres, "at least 1")
  }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    ["weight": classTable(centres * classes, width, &random)]
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let (labels, weight) = (batch.labels, parameters["weight"])
    let all = cosines(batch.embeddings, weight)
    let rows = nearest(all.detached(), labels)
    let angles = angles(batch.embeddings, weight, rows)
    let target = AngularMargin(margin: margin, continuation: continuation)
    return largest(all)
      .mapped(at: labels, scale: scale) { row, _ in
        let (value, slope, _) = target(angles[row])
        return (value, slopeInCosine(slope, at: angles[row], all.type))
      }
      .crossEntropies(labels, smoothing: labelSmoothing)
  }

  func logits(_ embeddings: Tensor, _ parameters: Parameters) -> Tensor? {
    scale * largest(cosines(embeddings, parameters["weight"]))
  }

  /// The largest cosine of each class, `[batch, classes]`.
  private func largest(_ cosines: Tensor) -> Tensor {
    let rows = cosines.shape[0]
    let classes = cosines.shape[1] / centres
    return cosines.reshaped(to: [rows, classes, centres]).maximum()
  }

  /// The row of the table that each image's own class is nearest with.
  private func nearest(_ cosines: Tensor, _ labels: [Int]) -> [Int] {
    let columns = labels.enumerated().flatMap { row, label in
      (0..<centres).map { row * cosines.shape[1] + label * centres + $0 }
    }
    let own = cosines.reshaped(to: [cosines.count]).gathering(columns)
      .reshaped(to: [labels.count, centres])
    return zip(labels, own.lastAxisMaxima()).map { $0 * centres + $1 }
  }
}
