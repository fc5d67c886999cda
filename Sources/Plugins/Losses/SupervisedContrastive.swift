import Workbench

/// Makes every image of a class likelier than the rest of the batch, image by image.
///
///     ℓ(i) = - mean over p in P(i) of log( e^{s_ip / T} / Σ_{a ≠ i} e^{s_ia / T} )
///
/// with cosines s, averaged over the batch; an image without another of its class costs zero, and so
/// does a batch of one class. With a miner, P(i) and the sum take the mined pairs alone.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Khosla et al., "Supervised Contrastive Learning", NeurIPS 2020, equation 2, without the
///   factor T / T_base, which is 1 at the authors' settings; `non-zero` averages over the images that
///   cost something, as pytorch-metric-learning does.
struct SupervisedContrastive: RowLoss {
  /// T: the smaller, the more the hardest pairs matter.
  var temperature: Double = 0.07
  /// Over all images (mean or sum) or over those that cost something (non-zero).
  var reduction = Reduction.mean

  static let variants = ["temperature=0.5 reduction=non-zero"]

  func validate() throws {
    try require(temperature > 0, "temperature", temperature, "greater than 0")
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) throws -> Tensor {
    reduction(costs(batch, &parameters))
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let (sets, pairs, rows) = (AnchorSets(batch), batch.pairs.same, batch.labels.count)
    guard sets.hasDifferent.contains(true) else { return 0 * batch.cosines.sum(along: 1) }
    var counts = [Double](repeating: 0, count: rows)
    for (i, _) in pairs { counts[i] += 1 }
    let logits = batch.cosines / temperature
    let sums = logits.logSumExp(where: zip(sets.same, sets.different).map { $0 || $1 })
    let (anchors, weights) = (pairs.map(\.0), pairs.map { 1 / counts[$0.0] })
    let likelihood = logits.picking(pairs) - sums.gathering(anchors)
    let shares = Tensor(weights, shape: [pairs.count], type: logits.type)
    return (-shares * likelihood).scattering(anchors, extent: rows)
  }
}
