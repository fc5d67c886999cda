import Workbench

/// Pulls pairs of one class together and pushes other pairs at least `margin` apart.
///
///     squared:           d²  and  max(0, margin - d)²
///     linear:            max(0, d - m₊)  and  max(0, margin - d)
///     squared-distance:  max(0, d² - m₊)  and  max(0, margin - d²)
///
/// for pairs of the same class and of different ones, over the batch's pairs; m₊ is
/// `positive-margin`. No pairs cost zero. The hinge of the second term is missing in the
/// assignment's equation 1, which without it has no lower bound.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Units: `margin` is a Euclidean distance; at most 2 can be reached by unit vectors.
/// - Source: Hadsell, Chopra, LeCun, "Dimensionality Reduction by Learning an Invariant Mapping",
///   CVPR 2006, equation 4, without the paper's factor ½; the linear form is the assignment's
///   equation 1 with a hinge, and what pytorch-metric-learning calls contrastive.
struct Contrastive: Loss {
  /// What distances enter as.
  enum Form: String, Codable, CaseIterable {
    case squared, linear
    case squaredDistance = "squared-distance"
  }

  /// How the costs of pairs become one number.
  enum Reduction: String, Codable, CaseIterable {
    case mean, balanced
    case nonZero = "non-zero"
  }

  /// How far apart two classes must be before they stop costing anything.
  var margin: Double = 1
  /// How close a pair of one class must be before it stops costing anything.
  var positiveMargin: Double = 0
  /// What distances enter as: squared, linear or squared-distance.
  var form = Form.squared
  /// Compares directions alone.
  var normalised = false
  /// Over all pairs (mean), each kind of pair on its own (balanced), or its costly ones (non-zero).
  var reduction = Reduction.mean

  static let variants = [
    "form=linear margin=2", "normalised=true reduction=balanced",
    "form=linear normalised=true reduction=non-zero",
    "form=squared-distance margin=3 positive-margin=0.1",
  ]

  var similarity: Similarity { normalised ? .cosine : .euclidean }

  func validate() throws {
    try require(margin > 0, "margin", margin, "greater than 0")
    try require(positiveMargin >= 0, "positiveMargin", positiveMargin, "at least 0")
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let points = normalised ? batch.embeddings.normalisedRows() : batch.embeddings
    let rows = points.shape[0]
    let distances = points.distances(to: points).reshaped(to: [rows * rows])
    func measured(_ pairs: [(Int, Int)]) -> Tensor {
      let chosen = distances.gathering(pairs.map { $0.0 * rows + $0.1 })
      return form == .squaredDistance ? chosen.squared() : chosen
    }
    var pull = (measured(batch.pairs.same) - positiveMargin).relu()
    var push = (margin - measured(batch.pairs.different)).relu()
    if form == .squared { (pull, push) = (pull.squared(), push.squared()) }
    switch reduction {
    case .mean: return (pull.sum() + push.sum()) / Double(max(1, pull.count + push.count))
    case .balanced: return pull.mean() + push.mean()
    case .nonZero: return meanOfPositives(pull) + meanOfPositives(push)
    }
  }

  private func meanOfPositives(_ costs: Tensor) -> Tensor {
    costs.sum() / Double(max(1, costs.doubles.count { $0 > 0 }))
  }
}
