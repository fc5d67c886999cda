import Workbench

/// ArcFace against class rows that are mixed with the last embedding seen of their class.
///
///     w̃_j = (1 - share) ŵ_j + share · q_j  where q_j is young enough, else ŵ_j
///     Z_iy = scale · cos(θ_y + margin),   Z_ij = scale · cos θ_j,   θ_j between x and w̃_j
///
/// averaged over the batch. q_j is the unit embedding of the last image of class j, taken after each
/// batch and held fixed; it counts for `lifetime` steps, and only from step `start` on, when
/// embeddings have settled. Scores outside training are those of the rows themselves.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Units: `margin` in radians.
/// - Source: Deng, Guo, Yang, Lattas, Zafeiriou, "Variational Prototype Learning for Deep Face
///   Recognition", CVPR 2021, equations 5 to 7.
struct VPL: CosineHead {
  /// Factor of the cosines.
  var scale: Double = 64
  /// Added to the target's angle, in radians.
  var margin: Double = 0.5
  /// How much of a class row is the remembered embedding.
  var share: Double = 0.15
  /// Steps for which an embedding is remembered.
  var lifetime: Int = 200
  /// The step from which on remembered embeddings count.
  var start: Int = 8000
  /// How the target goes on past π: hard, continuous, easy, none or clip.
  var continuation = Continuation.hard

  static let variants = ["scale=16 start=0"]

  /// It keeps the embedding of each class.
  var takesMixedLabels: Bool { false }

  var lacks: [LossProperty: String] { [.order: "it remembers the last image of each class"] }

  func validate() throws {
    try requireHead(scale: scale)
    try requireRadians("margin", margin)
    try require((0..<1).contains(share), "share", share, "in 0 ..< 1")
    try require(lifetime > 0, "lifetime", lifetime, "at least 1")
    try require(start >= 0, "start", start, "at least 0")
  }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    (["weight": classTable(classes, width, &random)] as Parameters)
      .adding("memory", .state, Tensor(repeating: 0, shape: [classes, width]))
      .adding("remembered-until", .state, Tensor(repeating: -1, shape: [classes]))
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let (labels, weight) = (batch.labels, parameters["weight"])
    let table = batch.step >= start ? mixed(weight, parameters, batch.step) : weight
    remember(batch, &parameters)
    let angles = angles(batch.embeddings, table, labels)
    let target = AngularMargin(margin: margin, continuation: continuation)
    return cosines(batch.embeddings, table)
      .mapped(at: labels, scale: scale) { row, _ in
        let (value, slope, _) = target(angles[row])
        return (value, slopeInCosine(slope, at: angles[row], weight.type))
      }
      .crossEntropies(labels)
  }

  private func mixed(_ weight: Tensor, _ parameters: Parameters, _ step: Int) -> Tensor {
    let shares = parameters["remembered-until"].exceeds(
      Tensor(repeating: Double(step) - 0.5, shape: [], type: weight.type)
    ).scaled(by: share).reshaped(to: [weight.shape[0], 1])
    return (1 - shares) * weight.normalisedRows() + shares * parameters["memory"]
  }

  /// Puts the last row of each class of the batch into the memory.
  private func remember(_ batch: Embedded, _ parameters: inout Parameters) {
    let classes = parameters["memory"].shape[0]
    let last = Dictionary(zip(batch.labels, batch.labels.indices), uniquingKeysWith: { $1 })
    let labels = last.keys.sorted()
    let kept =
      Tensor(repeating: -1, shape: [labels.count], type: batch.embeddings.type)
      .scattering(labels, extent: classes) + 1
    let units = batch.unitEmbeddings.detached().gathering(labels.compactMap { last[$0] })
    let until = Tensor(
      repeating: Double(batch.step + lifetime), shape: [labels.count], type: units.type)
    parameters["memory"] =
      kept.reshaped(to: [classes, 1]) * parameters["memory"]
      + units.scattering(labels, extent: classes)
    parameters["remembered-until"] =
      kept * parameters["remembered-until"] + until.scattering(labels, extent: classes)
  }
}
