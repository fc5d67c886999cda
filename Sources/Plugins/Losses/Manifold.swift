import Workbench

/// Draws each image to its group's proxy along the batch, not along the straight line.
///
///     F = (1 - α) (I - α D^-½ S D^-½)⁻¹,   S_ij = e^(2 max(0, cos)) between images and proxies
///     ℓ(i) = log(1 + Σ_k e^(F_ik - F_iy + margin))
///            + context · log(1 + Σ_k e^(C_ik - C_iy + margin))
///
/// averaged over the batch; k are the other proxies whose exponents are not below zero. S has no
/// diagonal, and D has its rows' sums. F_ij says how much of a random walk from i, which goes on
/// with probability α, ends at j; C_ik is the cosine between what walks from i and from proxy k
/// reach. Classes share the proxies by their numbers: y is the class modulo `proxies`.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Aziere, Todorovic, "Ensemble Deep Manifold Similarity Learning using Hard Proxies",
///   CVPR 2019, with S as in pytorch-metric-learning, which puts images into groups at random
///   instead and inverts in single precision.
struct Manifold: Loss {
  /// How many proxies, and groups of classes, there are.
  var proxies: Int = 50
  /// α: how likely a walk is to go on.
  var spreading: Double = 0.8
  /// How much more of its walk the own proxy must have than others.
  var margin: Double = 5e-4
  /// Weight of the second term.
  var context: Double = 1

  static let variants = ["proxies=6 spreading=0.5 margin=0.1", "proxies=6 context=0"]

  var lacks: [LossProperty: String] {
    [
      .names: "classes share proxies by their numbers",
      .freeAlone: "an image is compared with proxies",
    ]
  }

  func validate() throws {
    try require(proxies > 0, "proxies", proxies, "at least 1")
    try require(spreading > 0 && spreading < 1, "spreading", spreading, "between 0 and 1")
    try require(margin >= 0, "margin", margin, "at least 0")
    try require(context >= 0, "context", context, "at least 0")
  }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    ["weight": classTable(proxies, width, &random)]
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let images = batch.labels.count
    let walks = walks(among: Tensor.concatenated([batch.embeddings, parameters["weight"]]))
    let own = batch.labels.map { $0 % proxies }
    let fromImages = walks.gathering(Array(0..<images))
    let fromProxies = walks.gathering(Array(images..<images + proxies))
    // F is symmetric.
    let ends = fromProxies.transposed().gathering(Array(0..<images))
    return cost(ends, own) + context * cost(cosines(fromImages, fromProxies), own)
  }

  /// F, `[rows, rows]`.
  private func walks(among rows: Tensor) -> Tensor {
    let identity = Tensor.oneHot(
      Array(0..<rows.shape[0]), classes: rows.shape[0], type: rows.type)
    let similarities = (2 * cosines(rows, rows).relu()).exp() * (1 - identity)
    let roots = similarities.sum(along: 1, keepingAxis: true).squareRoot()
    let steps = similarities / roots / roots.transposed()
    return (1 - spreading) * (identity - spreading * steps).solving(identity)
  }

  private func cost(_ scores: Tensor, _ own: [Int]) -> Tensor {
    let excess = scores - scores.picking(own).reshaped(to: [own.count, 1]) + margin
    let counted = excess.doubles.enumerated().map { place, value in
      value >= 0 && place % proxies != own[place / proxies]
    }
    return excess.logSumExp(where: counted, and: 0).mean()
  }
}
