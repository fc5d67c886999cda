import Workbench

/// Makes every image of a class likelier than the rest of the batch, image by image.
///
///     ℓ(i) = - mean over p in P(i) of log( e^{s_ip / T} / Σ_{a ≠ i} e^{s_ia / T} )
///
/// with cosines s, averaged over the batch; an image without another of its class costs zero. With a
/// miner, P(i) and the sum take the mined pairs alone.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Khosla et al., "Supervised Contrastive Learning", NeurIPS 2020, equation 2, without the
///   factor T / T_base, which is 1 at the authors' settings; `non-zero` averages over the images that
///   cost something, as pytorch-metric-learning does.
struct SupervisedContrastive: Loss {
  /// Whether all images count in the mean or those that cost something.
  enum Reduction: String, Codable, CaseIterable {
    case mean
    case nonZero = "non-zero"
  }

  /// T: the smaller, the more the hardest pairs matter.
  var temperature: Double = 0.07
  /// Averages over all images (mean) or over those that cost something (non-zero).
  var reduction = Reduction.mean

  func validate() throws {
    try require(temperature > 0, "temperature", temperature, "greater than 0")
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let (rows, type) = (batch.labels.count, batch.embeddings.type)
    // What may not stand in the sum gets a logit whose exponential is zero.
    var excluded = [Double](repeating: -1e9, count: rows * rows)
    var positives = [Double](repeating: 0, count: rows * rows)
    var counts = [Double](repeating: 0, count: rows)
    for (i, j) in batch.pairs.same + batch.pairs.different { excluded[i * rows + j] = 0 }
    for (i, _) in batch.pairs.same { counts[i] += 1 }
    for (i, j) in batch.pairs.same { positives[i * rows + j] = 1 / counts[i] }
    func matrix(_ values: [Double]) -> Tensor { Tensor(values, shape: [rows, rows], type: type) }

    let similarities = cosines(batch.embeddings, batch.embeddings) / temperature
    let anchors = Tensor(counts.map { $0 > 0 ? 1 : 0 }, shape: [rows], type: type)
    let likelihood = (similarities * matrix(positives)).sum(along: 1)
    let costs = ((similarities + matrix(excluded)).logSumExp() - likelihood) * anchors
    guard reduction == .nonZero else { return costs.mean() }
    return costs.sum() / Double(max(1, costs.doubles.count { $0 > 0 }))
  }
}
