import Workbench

/// Finds each query's own class among the classes of the batch, by a prototype of each.
///
///     ℓ = CE( S, 0 ..< B ),   S_ij = max(a, 1e-6) · cos(q_i, p_j) + b
///
/// The first image of a class is its query q, the mean of its others its prototype p; `a` and `b`
/// are learned from 10 and -5, and the softmax cancels `b`. Classes with one image are left out,
/// and a batch with fewer than two classes of two images costs zero.
///
/// - Shapes: embeddings `[batch, width]`, rows of a class anywhere; the result is a scalar.
/// - Source: Snell, Swersky, Zemel, "Prototypical Networks for Few-shot Learning", NIPS 2017;
///   angular form: Chung et al., "In Defence of Metric Learning for Speaker Recognition",
///   Interspeech 2020, equation 9; dot form: the assignment's equation 5, whose sum over the batch
///   is the `sum` reduction. Ours does enforce a > 0, which the reference trainer computes and
///   drops.
struct Prototypical: Loss {
  /// What S compares by: scaled cosine, raw dot product, or negated squared Euclidean distance.
  enum Comparison: String, Codable, CaseIterable {
    case angular, dot, euclidean
  }

  /// What queries and prototypes are compared by: angular, dot or euclidean.
  var comparison = Comparison.angular
  /// Averages the cost of finding the prototype and of finding the query.
  var symmetric = false
  /// Averages over classes (mean) or adds them up (sum).
  var reduction = Reduction.mean

  static let variants = [
    "symmetric=true", "comparison=dot reduction=sum", "comparison=euclidean",
  ]

  var lacks: [LossProperty: String] { [.order: "the first image of each class is its query"] }

  var similarity: Similarity { comparison == .euclidean ? .euclidean : .cosine }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    comparison == .angular ? .learnedScale : [:]
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let episode = Episode(batch.embeddings, labels: batch.labels)
    guard episode.classes.count > 1 else { return nothing(batch.embeddings) }
    let scores = compare(episode.queries, episode.prototypes, parameters)
    let found = scores.crossEntropies(episode.targets)
    guard symmetric else { return reduction(found) }
    return reduction(0.5 * (found + scores.transposed().crossEntropies(episode.targets)))
  }

  private func compare(
    _ queries: Tensor, _ prototypes: Tensor, _ parameters: Parameters
  ) -> Tensor {
    switch comparison {
    case .angular: parameters.scaled(cosines(queries, prototypes))
    case .dot: queries.matmul(prototypes, otherTransposed: true)
    case .euclidean: -queries.distances(to: prototypes).squared()
    }
  }
}
