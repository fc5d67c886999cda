import Workbench

/// Finds each query's own class among the classes of the batch, by prototypes, and all other
/// training classes, by learned proxies.
///
///     balanced:     CE( S(q_i, t), y_i ),  t_k = p_k of classes in the batch, else w_k
///     multinomial:  log(1 + Σ_i e^-S(q_i, p̂_i)) + mean_i log(1 + Σ_{j ≠ i} e^S(q_i, p̂_j))
///                   + mean_i log(1 + Σ_{k not in the batch} e^S(q_i, w_k))
///     both:         + tying · CE( S(p_i, w_y_j), i )    over the classes of the batch
///
/// with S(u, v) = max(a, 1e-6) · u·v + b, learned from 10 and -5. Of unit vectors, the first of a
/// class is its query q, the mean of the others its prototype p; proxies w are unit vectors. The
/// batch's own proxies are masked by prototypes, and the last term keeps them with their classes.
/// Classes with one image are left out; a batch without others costs zero.
///
/// - Shapes: embeddings `[batch, width]`, rows of a class anywhere; the result is a scalar.
/// - Source: Lian, Kumar, Dhamyal, Raj, Singh, "Masked Proxy Loss for Text-Independent Speaker
///   Verification", Interspeech 2021, and its released code, where the multinomial form's offset
///   is written with the other sign.
struct MaskProxy: Loss {
  /// How a query's scores become its cost.
  enum Form: String, Codable, CaseIterable {
    case balanced, multinomial
  }

  /// A softmax over all classes (balanced), or positives and negatives apart (multinomial).
  var form = Form.balanced
  /// How much the term weighs that keeps proxies with their classes.
  var tying: Double = 0.5

  static let variants = ["form=multinomial", "tying=2"]

  var lacks: [LossProperty: String] { [.order: "the first image of each class is its query"] }

  func validate() throws {
    try require(tying >= 0, "tying", tying, "at least 0")
  }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    (["weight": classTable(classes, width, &random)] as Parameters).adding("", .learnedScale)
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let episode = Episode(batch.unitEmbeddings, labels: batch.labels)
    guard !episode.classes.isEmpty else { return nothing(batch.embeddings) }
    let proxies = parameters["weight"].normalisedRows()
    let own = proxies.gathering(episode.classes)
    let tie = parameters.scaled(episode.prototypes.matmul(own, otherTransposed: true))
    let cost =
      form == .balanced
      ? balanced(episode, proxies, parameters) : multinomial(episode, proxies, parameters)
    return cost + tying * tie.crossEntropy(episode.targets)
  }

  private func balanced(_ episode: Episode, _ proxies: Tensor, _ parameters: Parameters) -> Tensor {
    let absent = absence(episode, proxies.shape[0]).map { $0 ? 1.0 : 0 }
    let kept = proxies * Tensor(absent, shape: [absent.count, 1], type: proxies.type)
    let table = kept + episode.prototypes.scattering(episode.classes, extent: absent.count)
    return parameters.scaled(episode.queries.matmul(table, otherTransposed: true))
      .crossEntropy(episode.classes)
  }

  private func multinomial(
    _ episode: Episode, _ proxies: Tensor, _ parameters: Parameters
  ) -> Tensor {
    let (queries, count) = (episode.queries, episode.classes.count)
    let inBatch = parameters.scaled(
      queries.matmul(episode.prototypes.normalisedRows(), otherTransposed: true))
    let outside = parameters.scaled(queries.matmul(proxies, otherTransposed: true))
    let others = (0..<count * count).map { $0 / count != $0 % count }
    let absent = absence(episode, proxies.shape[0])
    let pull = (-inBatch.picking(episode.targets)).reshaped(to: [1, count])
    return pull.logSumExp(where: Array(repeating: true, count: count), and: 0).sum()
      + inBatch.logSumExp(where: others, and: 0).mean()
      + outside.logSumExp(where: (0..<count).flatMap { _ in absent }, and: 0).mean()
  }

  /// Which training classes are not in the batch.
  private func absence(_ episode: Episode, _ classes: Int) -> [Bool] {
    let present = Set(episode.classes)
    return (0..<classes).map { !present.contains($0) }
  }

  func logits(_ embeddings: Tensor, _ parameters: Parameters) -> Tensor? {
    parameters.scaled(cosines(embeddings, parameters["weight"]))
  }
}
