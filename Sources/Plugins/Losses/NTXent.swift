import Workbench

/// Makes each positive likelier than the anchor's negatives, pair by pair.
///
///     -log( e^{s_ij / T} / (e^{s_ij / T} + Σ_{n in N(i)} e^{s_in / T}) )
///
/// averaged over the ordered pairs (i, j) of one class, with cosines s. Other positives of i are not in
/// the sum, unlike in `supervised-contrastive`; with two images a class it is SimCLR's loss. Pairs whose
/// anchor has no negative are left out; no pairs cost zero.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Chen, Kornblith, Norouzi, Hinton, "A Simple Framework for Contrastive Learning of Visual
///   Representations", ICML 2020, equation 1; for several positives as in pytorch-metric-learning.
struct NTXent: Loss {
  /// T: the smaller, the more the hardest negatives matter.
  var temperature: Double = 0.07
  /// Over pairs of one class (mean or sum) or over those that cost something (non-zero).
  var reduction = Reduction.mean

  static let variants = ["temperature=0.5 reduction=sum"]

  func validate() throws {
    try require(temperature > 0, "temperature", temperature, "greater than 0")
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let (sets, logits) = (AnchorSets(batch), batch.cosines / temperature)
    let pairs = batch.pairs.same.filter { sets.hasDifferent[$0.0] }
    let negatives = logits.logSumExp(where: sets.different).gathering(pairs.map(\.0))
    return reduction((negatives - logits.picking(pairs)).softplus())
  }
}
