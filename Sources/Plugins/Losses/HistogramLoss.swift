import Workbench

/// Lowers the probability that a pair of different classes is more alike than one of the same
/// class.
///
///     Σ_r h⁻_r Σ_{q ≤ r} h⁺_q
///
/// h⁺ and h⁻ are the shares of pairs of one class and of different ones near each of `bins` + 1
/// cosines from -1 to 1. It has no margin and no scale to choose. A batch without both kinds of
/// pairs costs zero.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Ustinova, Lempitsky, "Learning Deep Embeddings with Histogram Loss", NIPS 2016.
struct HistogramLoss: Loss {
  /// How many parts the range of cosines is cut into.
  var bins: Int = 100

  static let variants = ["bins=10"]

  func validate() throws {
    try require(bins > 0, "bins", bins, "at least 1")
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let pairs = batch.pairs
    guard !pairs.same.isEmpty, !pairs.different.isEmpty else { return nothing(batch.embeddings) }
    func shares(_ pairs: [(Int, Int)]) -> Tensor {
      let zeros = [Int](repeating: 0, count: pairs.count)
      let values = batch.cosines.picking(pairs)
      return softHistograms(values, of: zeros, count: 1, over: -1...1, bins: bins)
        / Double(pairs.count)
    }
    return (shares(pairs.different) * shares(pairs.same).cumulativeSums()).sum()
  }
}
