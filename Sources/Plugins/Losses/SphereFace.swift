import Workbench

/// Softmax over cosines whose target must win at a multiple of its angle; A-Softmax.
///
///     Z_iy = |x_i| (λ cos θ_y + ψ(θ_y)) / (1 + λ),   Z_ij = |x_i| cos θ_j
///     ψ(θ) = (-1)^k cos(margin · θ) - 2k,   k = ⌊margin · θ / π⌋
///     λ(t) = max( floor, annealing / (1 + decay · t) )  after t steps
///
/// averaged over the batch; `normalised` puts `scale` in the place of |x_i|. With λ no less than 5,
/// a margin of 4 is never reached: the target ends at (5 cos θ + ψ(θ)) / 6.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Liu, Wen, Yu, Li, Raj, Song, "SphereFace: Deep Hypersphere Embedding for Face
///   Recognition", CVPR 2017, equations 5 to 7; λ as in its released configuration.
struct SphereFace: RowLoss {
  /// What the target's angle is multiplied by: 1, no margin, to 4.
  var margin: Int = 4
  /// λ at the first step: the weight of the plain cosine; 0 applies the margin at once.
  var annealing: Double = 1000
  /// How fast λ falls with the steps.
  var decay: Double = 0.12
  /// What λ falls to.
  var floor: Double = 5
  /// Leaves out the lengths of embeddings.
  var normalised = false
  /// Factor of the cosines; used when normalised.
  var scale: Double = 30

  static let variants = (1...4).map { "margin=\($0) annealing=0 floor=0" } + ["normalised=true"]

  var takesMixedLabels: Bool { true }

  func validate() throws {
    try require((1...4).contains(margin), "margin", margin, "1, 2, 3 or 4")
    try require(annealing >= 0, "annealing", annealing, "at least 0")
    try require(decay >= 0, "decay", decay, "at least 0")
    try require(floor >= 0, "floor", floor, "at least 0")
    try requireHead(scale: scale)
  }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    ["weight": classTable(classes, width, &random)]
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let lambda = Annealing(start: annealing, rate: decay, power: 1, floor: floor)(batch.step)
    let cosines = cosines(batch.embeddings, parameters["weight"])
      .mapped(at: batch.labels) { _, cosine in
        annealedTarget(cosine, factor: margin, cosineShare: lambda)
      }
    return scaled(cosines, batch.embeddings).crossEntropies(batch.labels)
  }

  func logits(_ embeddings: Tensor, _ parameters: Parameters) -> Tensor? {
    scaled(cosines(embeddings, parameters["weight"]), embeddings)
  }

  private func scaled(_ cosines: Tensor, _ embeddings: Tensor) -> Tensor {
    guard !normalised else { return scale * cosines }
    return cosines * embeddings.rowLengths().reshaped(to: [embeddings.shape[0], 1])
  }
}
