import Workbench

/// Draws two images of a class together while every dimension keeps its variance and its own
/// content.
///
///     invariance · mean (z - z')²
///       + variance · ½ [ mean_k max(0, 1 - √(var_k + 10⁻⁴)) of z and of z', added ]
///       + covariance · 1/width Σ_{k ≠ l} cov_kl² of z and of z', added
///
/// The images of a class are taken two by two in the batch's order, z the first of each two and z'
/// the second; one left over is not used. Nothing pushes classes apart but variance. Fewer than two
/// such pairs cost zero.
///
/// - Shapes: embeddings `[batch, width]`, not normalised; the result is a scalar.
/// - Source: Bardes, Ponce, LeCun, "VICReg: Variance-Invariance-Covariance Regularization for
///   Self-Supervised Learning", ICLR 2022, with labels in the place of two augmentations.
struct VICReg: Loss {
  /// Weight of the squared differences.
  var invariance: Double = 25
  /// Weight of the hinge that keeps each dimension's standard deviation at 1.
  var variance: Double = 25
  /// Weight of what dimensions have in common.
  var covariance: Double = 1

  static let variants = ["invariance=10 covariance=5"]

  var lacks: [LossProperty: String] {
    [
      .order: "the images of a class are paired in their order",
      .rotation: "each dimension keeps its own variance",
    ]
  }

  func validate() throws {
    try require(invariance >= 0, "invariance", invariance, "at least 0")
    try require(variance >= 0, "variance", variance, "at least 0")
    try require(covariance >= 0, "covariance", covariance, "at least 0")
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let pairs = rowsByClass(batch.labels).flatMap { rows in
      stride(from: 0, to: rows.count - 1, by: 2).map { (rows[$0], rows[$0 + 1]) }
    }
    guard pairs.count > 1 else { return nothing(batch.embeddings) }
    let (first, second) = (
      batch.embeddings.gathering(pairs.map(\.0)), batch.embeddings.gathering(pairs.map(\.1))
    )
    return invariance * (first - second).squared().mean() + spread(first) + spread(second)
  }

  /// What keeps one view's dimensions apart and alive.
  private func spread(_ view: Tensor) -> Tensor {
    let width = view.shape[1]
    let centred = view - view.mean(along: 0)
    let shares = centred.matmul(centred, transposed: true) / Double(view.shape[0] - 1)
    let deviations = (centred.squared().sum(along: 0) / Double(view.shape[0] - 1) + 1e-4)
      .squareRoot()
    let others = (0..<width * width).map { $0 / width == $0 % width ? 0.0 : 1 }
    let common = shares.squared() * Tensor(others, shape: [width, width], type: view.type)
    return variance / 2 * (1 - deviations).relu().mean()
      + covariance / Double(width) * common.sum()
  }
}
