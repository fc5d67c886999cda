import Workbench

/// Pushes cosines of one class above a threshold and others below it, by a fixed logistic cost.
///
///     log(1 + e^(-scale (s - threshold)))  and  log(1 + e^(scale · negative-factor (s - threshold)))
///
/// for pairs of the same class and of different ones with cosine s. No pairs cost zero.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Yi, Lei, Li, "Deep Metric Learning for Practical Person Re-Identification", ICPR 2014,
///   equation 7, whose weights make it the mean of each kind of pair.
struct BinomialDeviance: Loss {
  /// How steeply costs grow with the cosine.
  var scale: Double = 2
  /// The cosine that tells pairs of one class from others.
  var threshold: Double = 0.5
  /// How much steeper costs of pairs of different classes are.
  var negativeFactor: Double = 25
  /// Each kind on its own (balanced), its costly pairs (non-zero), all pairs (mean) or per-anchor.
  var reduction = PairReduction.balanced

  static let variants = ["reduction=mean threshold=0", "reduction=per-anchor"]

  func validate() throws {
    try require(scale > 0, "scale", scale, "greater than 0")
    try require((-1...1).contains(threshold), "threshold", threshold, "a cosine in -1 ... 1")
    try require(negativeFactor > 0, "negativeFactor", negativeFactor, "greater than 0")
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let pairs = batch.pairs
    let excess = scale * (batch.cosines - threshold)
    return reduction(
      same: (-excess.picking(pairs.same)).softplus(),
      different: (negativeFactor * excess.picking(pairs.different)).softplus(), pairs: pairs,
      rows: batch.labels.count)
  }
}
