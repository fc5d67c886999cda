import Workbench

/// Makes it likely that an image's neighbour, drawn by distance, is of its class.
///
///     ℓ(i) = -log Σ_{p in P(i)} e^(-t |x̂_i - x̂_p|²) / Σ_{j ≠ i} e^(-t |x̂_i - x̂_j|²)
///
/// averaged over the images with another of their class; t is `scale`. One near image of the class
/// is enough, so a class may lie in several places.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Goldberger, Roweis, Hinton, Salakhutdinov, "Neighbourhood Components Analysis", NIPS
///   2004, its second objective, the logarithm, on unit vectors as in pytorch-metric-learning.
struct NCA: Loss {
  /// t: how much nearer neighbours outweigh others.
  var scale: Double = 1

  static let variants = ["scale=8"]

  func validate() throws {
    try require(scale > 0, "scale", scale, "greater than 0")
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let sets = AnchorSets(batch)
    let logits = -scale * batch.distances(.squared, normalised: true)
    let all = zip(sets.same, sets.different).map { $0 || $1 }
    let costs = logits.logSumExp(where: all) - logits.logSumExp(where: sets.same)
    return costs.gathering(sets.hasSame.indices.filter { sets.hasSame[$0] }).mean()
  }
}
