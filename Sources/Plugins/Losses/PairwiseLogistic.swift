import Workbench

/// Classifies pairs as same or different by a logistic regression on their cosine.
///
///     log(1 + e^-z)  and  log(1 + e^z),   z = max(a, 1e-6) · cos(x_i, x_j) + b
///
/// for pairs of the same class and of different ones; `a` and `b` are learned from 10 and -5.
/// Unlike in a softmax `b` matters: it places the threshold, at cosine -b / a. No pairs cost zero.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Sun, Chen, Wang, Tang, "Deep Learning Face Representation by Joint
///   Identification-Verification", NIPS 2014, whose verification signal has a logistic form with a
///   learned scale and shift; no public code.
struct PairwiseLogistic: Loss {
  /// Over all pairs (mean), each kind on its own (balanced), its costly ones (non-zero) or
  /// per-anchor.
  var reduction = PairReduction.mean

  static let variants = ["reduction=balanced"]

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters { .learnedScale }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let (pairs, logits) = (batch.pairs, parameters.scaled(batch.cosines))
    return reduction(
      same: (-logits.picking(pairs.same)).softplus(),
      different: logits.picking(pairs.different).softplus(), pairs: pairs,
      rows: batch.labels.count)
  }
}
