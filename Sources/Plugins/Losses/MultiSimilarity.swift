import Workbench

/// Weighs each pair by how it compares with a threshold and with the anchor's other pairs.
///
///     1/α · log(1 + Σ_{p in P(i)} e^(-α (s_ip - λ)))  +  1/β · log(1 + Σ_{n in N(i)} e^(β (s_in - λ)))
///
/// averaged over the rows, with cosines s; α is `positive-scale`, β `negative-scale`, λ `threshold`.
/// Meant to be used with `multi-similarity-miner`. A row without pairs of a kind lacks that term; a
/// batch without pairs of a kind costs zero.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Wang, Han, Huang, Dong, Scott, "Multi-Similarity Loss with General Pair Weighting for
///   Deep Metric Learning", CVPR 2019, equation 15. The authors' code leaves out positives of cosine
///   1 - 10⁻⁵ and more; pytorch-metric-learning has a cost also where the batch lacks a kind of pair.
struct MultiSimilarity: RowLoss {
  /// α: how much the hardest positives outweigh others.
  var positiveScale: Double = 2
  /// β: how much the hardest negatives outweigh others.
  var negativeScale: Double = 50
  /// λ: the cosine that tells pairs of one class from others.
  var threshold: Double = 0.5

  static let variants = ["positive-scale=10 negative-scale=10 threshold=0"]

  func validate() throws {
    try require(positiveScale > 0, "positiveScale", positiveScale, "greater than 0")
    try require(negativeScale > 0, "negativeScale", negativeScale, "greater than 0")
    try require((-1...1).contains(threshold), "threshold", threshold, "a cosine in -1 ... 1")
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let sets = AnchorSets(batch)
    let excess = batch.cosines - threshold
    guard sets.hasSame.contains(true), sets.hasDifferent.contains(true) else {
      return 0 * excess.sum(along: 1)
    }
    let pull = (-positiveScale * excess).logSumExp(where: sets.same, and: 0)
    let push = (negativeScale * excess).logSumExp(where: sets.different, and: 0)
    return pull / positiveScale + push / negativeScale
  }
}
