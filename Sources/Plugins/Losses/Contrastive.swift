import Workbench

/// Pulls pairs of one class together and pushes other pairs at least `margin` apart.
///
///     squared:   max(0, d - m₊)²  and  max(0, margin - d)²
///     linear:    max(0, d - m₊)   and  max(0, margin - d)
///
/// for pairs of the same class and of different ones, over the batch's pairs; m₊ is
/// `positive-margin`. No pairs cost zero. The hinge of the second term is missing in the
/// assignment's equation 1, which without it has no lower bound.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Units: margins are in the unit of `distance`; unit vectors are at most 2 apart.
/// - Source: Hadsell, Chopra, LeCun, "Dimensionality Reduction by Learning an Invariant Mapping",
///   CVPR 2006, equation 4, without the paper's factor ½; the linear form is the assignment's
///   equation 1 with a hinge, and what pytorch-metric-learning calls contrastive; with `snr`: Yuan et
///   al., "Signal-to-Noise Ratio", CVPR 2019.
struct Contrastive: Loss {
  /// What distances enter as.
  enum Form: String, Codable, CaseIterable {
    case squared, linear
  }

  /// How far apart two classes must be before they stop costing anything.
  var margin: Double = 1
  /// How close a pair of one class must be before it stops costing anything.
  var positiveMargin: Double = 0
  /// What distances enter as: squared or linear.
  var form = Form.squared
  /// How far apart two rows are: euclidean, squared, cosine, dot, manhattan or snr.
  var distance = Distance.euclidean
  /// Compares directions alone.
  var normalised = false
  /// Over all pairs (mean), each kind on its own (balanced), its costly ones (non-zero) or per-anchor.
  var reduction = PairReduction.mean

  static let variants = [
    "form=linear margin=2", "normalised=true reduction=balanced",
    "form=linear normalised=true reduction=non-zero", "form=linear reduction=per-anchor",
    "form=linear distance=squared margin=3 positive-margin=0.1",
    "distance=cosine positive-margin=0.1",
  ]

  var similarity: Similarity { distance.similarity(normalised: normalised) }

  func validate() throws {
    let signed = distance == .dot
    try require(margin > 0 || signed, "margin", margin, "greater than 0")
    try require(positiveMargin >= 0 || signed, "positiveMargin", positiveMargin, "at least 0")
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let (pairs, distances) = (batch.pairs, batch.distances(distance, normalised: normalised))
    var pull = (distances.picking(pairs.same) - positiveMargin).relu()
    var push = (margin - distances.picking(pairs.different)).relu()
    if form == .squared { (pull, push) = (pull.squared(), push.squared()) }
    batch.note("active", share(of: pull, push))
    return reduction(same: pull, different: push, pairs: pairs, rows: batch.labels.count)
  }
}
