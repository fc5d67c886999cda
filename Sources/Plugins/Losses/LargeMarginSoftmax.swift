import Workbench

/// A linear softmax whose target must win at a multiple of its angle.
///
///     Z_iy = |w_y| |x_i| (λ cos θ_y + ψ(θ_y)) / (1 + λ),   Z_ij = w_j · x_i
///     ψ(θ) = (-1)^k cos(margin · θ) - 2k,   k = ⌊margin · θ / π⌋
///     λ(t) = max( floor, annealing · (1 + decay · t)^-power )  after t steps
///
/// averaged over the batch. Without annealing, margins from 3 on hardly train from the beginning.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Liu, Wen, Yu, Yang, "Large-Margin Softmax Loss for Convolutional Neural Networks", ICML
///   2016, equations 4 to 7; λ as in its released configuration for MNIST. There is no bias.
struct LargeMarginSoftmax: RowLoss {
  /// What the target's angle is multiplied by: 1, plain softmax, to 4.
  var margin: Int = 4
  /// λ at the first step: the weight of the plain cosine; 0 applies the margin at once.
  var annealing: Double = 1000
  /// How fast λ falls with the steps.
  var decay: Double = 2.5e-5
  /// The power with which λ falls.
  var power: Double = 35
  /// What λ falls to.
  var floor: Double = 0

  static let variants = (1...4).map { "margin=\($0) annealing=0" } + ["annealing=5"]

  var takesMixedLabels: Bool { true }

  func validate() throws {
    try require((1...4).contains(margin), "margin", margin, "1, 2, 3 or 4")
    try require(annealing >= 0, "annealing", annealing, "at least 0")
    try require(decay >= 0, "decay", decay, "at least 0")
    try require(power >= 0, "power", power, "at least 0")
    try require(floor >= 0, "floor", floor, "at least 0")
  }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    ["weight": classTable(classes, width, &random)]
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let lambda = Annealing(start: annealing, rate: decay, power: power, floor: floor)(batch.step)
    let own = parameters["weight"].gathering(batch.labels)
    let lengths = batch.embeddings.rowLengths() * own.rowLengths()
    return linear(batch.embeddings, parameters)
      .mapped(at: batch.labels, with: lengths) { _, product, length in
        guard length > 1e-24 else { return (product, 1, 0) }
        let cosine = product / length
        let (value, slope) = annealedTarget(cosine, factor: margin, cosineShare: lambda)
        return (length * value, slope, value - cosine * slope)
      }
      .crossEntropies(batch.labels)
  }

  func logits(_ embeddings: Tensor, _ parameters: Parameters) -> Tensor? {
    linear(embeddings, parameters)
  }

  private func linear(_ embeddings: Tensor, _ parameters: Parameters) -> Tensor {
    embeddings.matmul(parameters["weight"], otherTransposed: true)
  }
}
