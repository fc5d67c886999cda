import Workbench

/// Holds all positives of an anchor against all its negatives at once.
///
///     max(0, log Σ_{p in P(a)} e^d_ap + log Σ_{n in N(a)} e^(margin - d_an) )
///
/// averaged over the anchors that have both; a batch without any costs zero.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Units: `margin` is a Euclidean distance.
/// - Source: Hermans, Beyer, Leibe, "In Defense of the Triplet Loss for Person Re-Identification",
///   2017, equation 10. pytorch-metric-learning normalises, and counts anchors that lack either set
///   with a sum of zero for it.
struct GeneralizedLifted: Loss {
  /// How far away negatives should be.
  var margin: Double = 1
  /// Compares directions alone.
  var normalised = false
  /// Over anchors with both kinds of pairs (mean or sum) or those that cost something (non-zero).
  var reduction = Reduction.mean

  static let variants = ["normalised=true margin=0", "reduction=non-zero"]

  var similarity: Similarity { normalised ? .cosine : .euclidean }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let sets = AnchorSets(batch)
    let distances = batch.distances(.euclidean, normalised: normalised)
    let pull = distances.logSumExp(where: sets.same)
    let push = (margin - distances).logSumExp(where: sets.different)
    let costs = (pull + push).gathering(sets.complete).relu()
    batch.note("active", share(of: costs))
    return reduction(costs)
  }
}
