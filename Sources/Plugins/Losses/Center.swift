import Workbench

/// Pulls every embedding towards the running centre of its class.
///
///     L = 1/2 mean_i |x_i - c_y|²,   Δ_j = Σ_{y_i = j} (c_j - x_i) / (1 + n_j),   c_j ← c_j - rate · Δ_j
///
/// with n_j images of class j in the batch. Centres begin at zero and move by this rule alone, after
/// the batch has been costed, whatever weight the loss has: no gradient reaches them. It keeps
/// classes together but not apart, so it accompanies another loss:
/// `sum losses=[softmax, center] weights=[1,0.003]`.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Wen, Zhang, Li, Qiao, "A Discriminative Feature Learning Approach for Deep Face
///   Recognition", ECCV 2016, equations 2 to 4, where `rate` is α; the paper writes the sum, its
///   released code the mean over the batch.
struct Center: Loss {
  /// How far a centre moves towards its class's mean in the batch.
  var rate: Double = 0.5
  /// Over the images of the batch: mean, sum or non-zero.
  var reduction = Reduction.mean

  static let variants = ["reduction=sum rate=1"]

  func validate() throws { try require((0...1).contains(rate), "rate", rate, "in 0 ... 1") }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    ([:] as Parameters).adding("centres", .state, Tensor(repeating: 0, shape: [classes, width]))
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let (centres, labels) = (parameters["centres"], batch.labels)
    let offsets = batch.embeddings - centres.gathering(labels)
    let counts = labels.reduce(into: [:]) { counts, label in counts[label, default: 0] += 1 }
    let shares = labels.map { rate / Double(1 + (counts[$0] ?? 0)) }
    let moves = offsets.detached() * Tensor(shares, shape: [labels.count, 1], type: offsets.type)
    parameters["centres"] = centres + moves.scattering(labels, extent: centres.shape[0])
    return reduction(0.5 * offsets.squared().sum(along: 1))
  }
}
