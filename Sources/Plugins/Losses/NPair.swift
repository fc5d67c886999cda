import Workbench

/// Finds each anchor's positive among one positive of every class, by dot product.
///
///     log(1 + Σ_{j ≠ i} e^z_ij),   z_ij = scale · (a_i · p_j - a_i · p_i)
///
/// averaged over the classes, plus `regularisation` times the mean of |a|² + |p|²; one-versus-one sums
/// log(1 + e^z_ij) instead. (a, p) is the first pair of each class that the batch uses: with several
/// images a class, the first two. Fewer than two classes with a pair cost zero.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Sohn, "Improved Deep Metric Learning with Multi-class N-pair Loss Objective", NIPS 2016,
///   equations 6 (one versus one) and 7, regularisation of section 3.2.2. pytorch-metric-learning 2
///   normalises, which keeps cosines in -1 ... 1 and needs a scale.
struct NPair: Loss {
  /// Factor of the squared lengths of embeddings, which the dot product would let grow.
  var regularisation: Double = 0.002
  /// Compares directions alone.
  var normalised = false
  /// Factor of the dot products.
  var scale: Double = 1
  /// Compares the positive with each other class on its own.
  var oneVersusOne = false

  static let variants = ["normalised=true scale=10", "one-versus-one=true regularisation=0"]

  var lacks: [LossProperty: String] { [.order: "the first two images of each class are its pair"] }

  func validate() throws {
    try require(regularisation >= 0, "regularisation", regularisation, "at least 0")
    try require(scale > 0, "scale", scale, "greater than 0")
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    var seen: Set<Int> = []
    let pairs = batch.pairs.same.filter { seen.insert(batch.labels[$0.0]).inserted }
    guard pairs.count > 1 else { return nothing(batch.embeddings) }
    let (anchors, positives) = (pairs.map(\.0), pairs.map(\.1))
    let rows = normalised ? batch.unitEmbeddings : batch.embeddings
    let scores =
      scale * rows.gathering(anchors).matmul(rows.gathering(positives), otherTransposed: true)
    let chosen = batch.embeddings.gathering(anchors + positives)
    let lengths = (regularisation / Double(pairs.count)) * chosen.squared().sum()
    let own = Array(pairs.indices)
    guard oneVersusOne else { return scores.crossEntropy(own) + lengths }
    let costs = (scores - scores.picking(own).reshaped(to: [pairs.count, 1])).softplus()
    return costs.replacing(own, with: Tensor(repeating: 0, shape: [pairs.count], type: costs.type))
      .sum() / Double(pairs.count) + lengths
  }
}
