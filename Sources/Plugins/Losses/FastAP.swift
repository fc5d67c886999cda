import Workbench

/// Raises the average precision of each image's ranking of the batch, by histograms of distances.
///
///     ℓ(i) = 1 - 1/|P(i)| Σ_l h⁺_l H⁺_l / H_l
///
/// averaged over the images with another of their class. h⁺_l counts positives of image i near the
/// l-th of `bins` + 1 squared distances from 0 to 4, H⁺ and H add up positives and all images to
/// there: the precision among those at least as near.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Cakir, He, Xia, Kulis, Sclaroff, "Deep Metric Learning to Rank", CVPR 2019.
struct FastAP: Loss {
  /// How many parts the range of squared distances is cut into.
  var bins: Int = 10

  static let variants = ["bins=25"]

  func validate() throws {
    try require(bins > 0, "bins", bins, "at least 1")
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let (pairs, rows) = (batch.pairs, batch.labels.count)
    let distances = batch.distances(.squared, normalised: true)
    func histograms(_ pairs: [(Int, Int)]) -> Tensor {
      softHistograms(
        distances.picking(pairs), of: pairs.map(\.0), count: rows, over: 0...4, bins: bins)
    }
    let positives = histograms(pairs.same)
    let all = positives + histograms(pairs.different)
    // Where nothing is near enough yet, nothing is divided.
    let least = Tensor(repeating: 1e-12, shape: [], type: all.type)
    let precisions = positives.cumulativeSums() / Tensor.maximum(all.cumulativeSums(), least)
    var counts = [Double](repeating: 0, count: rows)
    for (anchor, _) in pairs.same { counts[anchor] += 1 }
    let shares = Tensor(counts.map { 1 / max(1, $0) }, shape: [rows], type: all.type)
    let costs = 1 - (positives * precisions).sum(along: 1) * shares
    return costs.gathering(counts.indices.filter { counts[$0] > 0 }).mean()
  }
}
