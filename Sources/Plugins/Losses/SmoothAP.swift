import Workbench

/// Raises the average precision of each image's ranking of the batch, with smooth ranks.
///
///     ℓ(q) = mean over i of 1 - (1 + r⁺_qi) / (1 + r⁺_qi + r⁻_qi)
///
/// over the images i of query q's class, q included, averaged over the queries with another image
/// of their class. r⁺ counts images of the class before i in q's ranking, r⁻ others; each counts
/// σ((s_qj - s_qi) / temperature), with cosines s.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Brown, Xie, Kalogeiton, Zisserman, "Smooth-AP: Smoothing the Path Towards Large-Scale
///   Image Retrieval", ECCV 2020. pytorch-metric-learning 2.9 groups rows wrongly unless there are
///   as many classes as images of each.
struct SmoothAP: Loss {
  /// The smaller, the nearer to true ranks, and the fewer images have a gradient.
  var temperature: Double = 0.01

  static let variants = ["temperature=0.1"]

  func validate() throws {
    try require(temperature > 0, "temperature", temperature, "greater than 0")
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    guard !batch.pairs.different.isEmpty else { return nothing(batch.embeddings) }
    let ranks = SoftRanks(batch, temperature: temperature)
    return ranks.mean(ranks.others / (1 + ranks.own + ranks.others))
  }
}
