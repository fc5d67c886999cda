import Workbench

/// Holds every pair of one class against all negatives of both its images at once.
///
///     J_ij = log( Σ_{k in N(i)} e^(margin - d_ik) + Σ_{l in N(j)} e^(margin - d_jl) ) + d_ij
///     ℓ    = mean over pairs (i, j) of one class of max(0, J_ij)² / 2
///
/// the smooth bound of the hinge on the nearest negative. Pairs whose images have no negative are
/// left out; no pairs cost zero.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Units: `margin` is a Euclidean distance.
/// - Source: Oh Song, Xiang, Jegelka, Savarese, "Deep Metric Learning via Lifted Structured Feature
///   Embedding", CVPR 2016, equation 4, on raw embeddings as there; pytorch-metric-learning
///   normalises them.
struct LiftedStructure: Loss {
  /// How far away negatives should be.
  var margin: Double = 1
  /// Compares directions alone.
  var normalised = false
  /// Over all pairs of one class (mean or sum) or over those that cost something (non-zero).
  var reduction = Reduction.mean

  static let variants = ["normalised=true", "margin=0.5 reduction=non-zero"]

  var similarity: Similarity { normalised ? .cosine : .euclidean }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let sets = AnchorSets(batch)
    let distances = batch.distances(.euclidean, normalised: normalised)
    let negatives = (margin - distances).logSumExp(where: sets.different)
    let pairs = batch.pairs.same.filter { sets.hasDifferent[$0.0] || sets.hasDifferent[$0.1] }
    let both = Tensor.concatenated([
      negatives.gathering(pairs.map(\.0)), negatives.gathering(pairs.map(\.1)),
    ]).reshaped(to: [2, pairs.count]).transposed()
    let bound = both.logSumExp(
      where: pairs.flatMap { [sets.hasDifferent[$0.0], sets.hasDifferent[$0.1]] })
    let excess = (bound + distances.picking(pairs)).relu()
    batch.note("active", share(of: excess))
    return reduction(0.5 * excess.squared())
  }
}
