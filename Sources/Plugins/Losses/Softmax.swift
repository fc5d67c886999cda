import Workbench

/// Softmax cross-entropy over all training identities, with a linear or a cosine classifier.
///
///     ℓ(i) = log Σ_j e^Z_ij - Z_iy,   Z = X Wᵀ + b,  or  Z = scale · x̂ ŵ when normalised
///
/// averaged over the batch; with class weights v the mean is Σ v_y ℓ / Σ v_y. The bias is off unless
/// asked for: embeddings are compared by cosine afterwards, which cannot see it.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: the assignment's equation 2 with the sum over all classes; printed, it runs over the
///   batch's rows, which counts a class as often as it occurs there and leaves out all others.
///   Normalised form: Wang, Xiang, Cheng, Yuille, "NormFace", ACM MM 2017; smoothing: Szegedy et
///   al., "Rethinking the Inception Architecture", CVPR 2016, section 7.
struct Softmax: RowLoss {
  /// Share of the target spread evenly over all classes, its own included.
  var labelSmoothing: Double = 0
  /// Adds a learned constant to each class's logit.
  var bias = false
  /// Compares directions alone: logits are scaled cosines.
  var normalised = false
  /// Factor of the cosines; used when normalised.
  var scale: Double = 20
  /// How much each class counts, one number a class; empty: all the same.
  var classWeights: [Double] = []

  static let variants = ["bias=true label-smoothing=0.1", "normalised=true"]

  var takesMixedLabels: Bool { true }

  func validate() throws {
    try requireHead(scale: scale, smoothing: labelSmoothing)
    try require(!(bias && normalised), "bias", bias, "off when normalised: cosines have no bias")
    try require(
      classWeights.allSatisfy { $0 >= 0 }, "classWeights", classWeights, "numbers of at least 0")
  }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    let bound = 1 / Double(width).squareRoot()
    let weight = Tensor.uniform([classes, width], bound: bound, random: &random)
    let parameters: Parameters = ["weight": weight]
    guard bias else { return parameters }
    return parameters.adding("bias", .bias, Tensor(repeating: 0, shape: [classes]))
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) throws -> Tensor {
    let scores = scores(batch.embeddings, parameters)
    let costs = scores.crossEntropies(batch.labels, smoothing: labelSmoothing)
    guard !classWeights.isEmpty else { return costs }
    try require(
      classWeights.count == scores.shape[1], "classWeights", classWeights,
      "\(scores.shape[1]) numbers, one a class")
    let weights = batch.labels.map { classWeights[$0] }
    let mean = weights.reduce(0, +) / Double(max(1, weights.count))
    let shares = weights.map { mean > 0 ? $0 / mean : 0 }
    return costs * Tensor(shares, shape: costs.shape, type: costs.type)
  }

  func logits(_ embeddings: Tensor, _ parameters: Parameters) -> Tensor? {
    scores(embeddings, parameters)
  }

  private func scores(_ embeddings: Tensor, _ parameters: Parameters) -> Tensor {
    let weight = parameters["weight"]
    if normalised { return scale * cosines(embeddings, weight) }
    let linear = embeddings.matmul(weight, otherTransposed: true)
    return bias ? linear + parameters["bias"] : linear
  }
}
