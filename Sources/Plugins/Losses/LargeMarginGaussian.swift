import Workbench

/// A Gaussian for each class, whose own must be likelier by a margin; L-GM.
///
///     d_ij = 1/2 Σ_k (x_ik - μ_jk)² e^{-v_jk}
///     Z_ij = -d_ij (1 + margin [j = y]) - 1/2 Σ_k v_jk
///     ℓ(i) = log Σ_j e^Z_ij - Z_iy + likelihood · (d_iy + 1/2 Σ_k v_yk)
///
/// averaged over the batch, with means μ and log-variances v learned; `covariance=identity` holds v
/// at zero. Priors are equal. The margin multiplies distances, never determinants. Log-variances
/// count as no less than -4: without a floor, a class seen once would shrink to a point.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Wan, Zhong, Li, Chen, "Rethinking Feature Distribution for Loss Functions in Image
///   Classification", CVPR 2018, equations 6 to 12; the paper's α is `margin`, its λ `likelihood`.
///   Its likelihood has the Mahalanobis distance; popular ports leave out the variances there.
struct LargeMarginGaussian: RowLoss {
  /// What is learned of each class besides its mean.
  enum Covariance: String, Codable, CaseIterable {
    case identity, diagonal
  }

  /// How much farther the own class's centre counts in training.
  var margin: Double = 0.1
  /// Weight of the negated log-likelihood of the own class.
  var likelihood: Double = 0.01
  /// Variances of the classes: identity, all 1, or diagonal, learned for each class.
  var covariance = Covariance.identity

  static let variants = ["covariance=diagonal", "margin=0 likelihood=0"]

  var similarity: Similarity { .euclidean }

  func validate() throws {
    try require(margin >= 0, "margin", margin, "at least 0")
    try require(likelihood >= 0, "likelihood", likelihood, "at least 0")
  }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    let parameters: Parameters = ["weight": classTable(classes, width, &random)]
    guard covariance == .diagonal else { return parameters }
    return parameters.adding(
      "log-variance", .bias, Tensor(repeating: 0, shape: [classes, width]))
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let labels = batch.labels
    let variances = logVariances(parameters)
    let offsets = batch.embeddings - parameters["weight"].gathering(labels)
    var own = 0.5 * offsets.squared().sum(along: 1)
    var determinants = 0 * own
    if let own_variances = variances?.gathering(labels) {
      own = 0.5 * (offsets.squared() * (-own_variances).exp()).sum(along: 1)
      determinants = 0.5 * own_variances.sum(along: 1)
    }
    batch.note("likelihood", (own + determinants).mean().scalar)
    let target = -(1 + margin) * own - determinants
    return scores(batch.embeddings, parameters["weight"], variances)
      .replacing(labels, with: target).crossEntropies(labels)
      + likelihood * (own + determinants)
  }

  func logits(_ embeddings: Tensor, _ parameters: Parameters) -> Tensor? {
    scores(embeddings, parameters["weight"], logVariances(parameters))
  }

  /// Log-likelihoods of all classes, without margin.
  private func scores(_ embeddings: Tensor, _ means: Tensor, _ variances: Tensor?) -> Tensor {
    guard let variances else {
      let products = embeddings.matmul(means, otherTransposed: true)
      return products - 0.5 * means.squared().sum(along: 1)
        - 0.5 * embeddings.squared().sum(along: 1, keepingAxis: true)
    }
    let precisions = (-variances).exp()
    let weighted = means * precisions
    return embeddings.matmul(weighted, otherTransposed: true)
      - 0.5 * embeddings.squared().matmul(precisions, otherTransposed: true)
      - 0.5 * (means * weighted + variances).sum(along: 1)
  }

  private func logVariances(_ parameters: Parameters) -> Tensor? {
    guard covariance == .diagonal else { return nil }
    return parameters["log-variance"].clamped(to: -4...20)
  }
}
