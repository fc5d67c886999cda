import Workbench

/// A weighted sum of losses, such as a classifier and a loss of pairs.
///
///     ℓ = Σ_k r_k(t) · weight_k · ℓ_k,   r_k(t) = min(1, t / ramp_k)
///
/// in step t; a ramp of 0 has full weight at once. Each term sees the same batch and the same mined
/// pairs, and is logged under its name. Embeddings are compared as the first term prescribes, and its
/// first classifier gives the logits.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: softmax with center loss: Wen et al., "A Discriminative Feature Learning Approach for
///   Deep Face Recognition", ECCV 2016, equation 5; softmax with angular prototypical: Chung et al.,
///   "In Defence of Metric Learning for Speaker Recognition", Interspeech 2020, and their code.
struct Sum: Loss {
  /// The terms: `losses=[softmax, prototypical]`.
  var losses: [InnerLoss] = ["softmax", "prototypical"]
  /// The weight of each term; empty is 1 for all.
  var weights: [Double] = []
  /// Steps until each term has its full weight; empty is 0 for all.
  var ramps: [Int] = []

  static let variants = [
    "losses=[softmax, cos-face scale=8, contrastive] weights=[1,0.5,0.1] ramps=[0,0,10]"
  ]

  var lacks: [LossProperty: String] {
    let terms: [LossProperty] = [.slope, .order, .places, .names, .rotation, .precision]
    return losses.compactMap(\.made?.lacks).reduce(into: [:]) { all, lacking in
      for property in terms { all[property] = all[property] ?? lacking[property] }
    }
  }

  var similarity: Similarity { losses.first?.made?.similarity ?? .cosine }

  var takesMixedLabels: Bool { losses.allSatisfy { $0.made?.takesMixedLabels == true } }

  func validate() throws {
    let count = losses.count
    try require(count > 0, "losses", "nothing", "at least one loss")
    try require(
      weights.isEmpty || weights.count == count, "weights", weights, "one weight for each loss")
    try require(weights.allSatisfy { $0 >= 0 }, "weights", weights, "none below 0")
    try require(ramps.isEmpty || ramps.count == count, "ramps", ramps, "one ramp for each loss")
    try require(ramps.allSatisfy { $0 >= 0 }, "ramps", ramps, "none below 0")
  }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    var all: Parameters = [:]
    for term in losses.indices {
      let own = losses[term].plugin.parameters(classes: classes, width: width, random: &random)
      all = all.adding(prefix(term), own)
    }
    return all
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) throws -> Tensor {
    var total: Tensor?
    for term in losses.indices {
      let seen = batch.noting(under: prefix(term))
      let loss = losses[term].plugin
      let value = try parameters.withPart(prefix(term)) { part in try loss(seen, &part) }
      seen.note("loss", value.scalar)
      let scaled = weight(term, step: batch.step) * value
      total = total.map { $0 + scaled } ?? scaled
    }
    return total ?? 0 * batch.embeddings.sum()
  }

  func logits(_ embeddings: Tensor, _ parameters: Parameters) throws -> Tensor? {
    for term in losses.indices {
      let part = parameters.part(prefix(term))
      if let logits = try losses[term].plugin.logits(embeddings, part) { return logits }
    }
    return nil
  }

  private func weight(_ term: Int, step: Int) -> Double {
    let ramp = ramps.isEmpty ? 0 : ramps[term]
    let share = ramp == 0 ? 1 : min(1, Double(step) / Double(ramp))
    return share * (weights.isEmpty ? 1 : weights[term])
  }

  /// What the names of a term's parameters and notes begin with, such as `2.cos-face.`.
  private func prefix(_ term: Int) -> String {
    "\(term + 1).\(losses[term].specification.name)."
  }
}
