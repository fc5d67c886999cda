import Workbench

/// Penalises the negatives that stand before an image's positives in its ranking of the batch.
///
///     ℓ(q) = mean over i of f(r_qi),   r_qi = Σ_{n in N(q)} σ((s_qn - s_qi) / temperature)
///     O: r    Iu: (1 + r) log(1 + r)    Ib: (b r - log(1 + b r)) / b²    Ds: log(1 + r)
///     Dq: 1 - 1 / (1 + r)
///
/// over the images i of query q's class, q included, averaged over the queries with another image
/// of their class; cosines s. `iu` and `ib` weigh images with many negatives before them more, `ds`
/// and `dq` less; b is 2.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Li, Min, Song et al., "Rethinking the Optimization of Average Precision: Only
///   Penalizing Negative Instances before Positive Ones is Enough", AAAI 2022.
struct PNP: Loss {
  /// How the number of negatives before a positive becomes its cost.
  enum Variant: String, Codable, CaseIterable {
    case o, iu, ib, ds, dq
  }

  /// How the number of negatives before a positive becomes its cost: o, iu, ib, ds or dq.
  var variant = Variant.o
  /// The smaller, the nearer to true ranks, and the fewer images have a gradient.
  var temperature: Double = 0.01

  static let variants = ["ds", "dq", "iu", "ib"].map { "variant=\($0) temperature=0.1" }

  func validate() throws {
    try require(temperature > 0, "temperature", temperature, "greater than 0")
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let ranks = SoftRanks(batch, temperature: temperature)
    return ranks.mean(cost(ranks.others))
  }

  private func cost(_ rank: Tensor) -> Tensor {
    switch variant {
    case .o: rank
    case .iu: (1 + rank) * (1 + rank).log()
    case .ib: (2 * rank - (1 + 2 * rank).log()) / 4
    case .ds: (1 + rank).log()
    case .dq: rank / (1 + rank)
    }
  }
}
