/// How the costs of a batch's rows, pairs or triplets become one number.
///
/// Libraries differ most here, so each loss says over what it reduces. Nothing to reduce is zero.
public enum Reduction: String, Codable, CaseIterable, Sendable {
  case mean, sum
  /// The mean of the costs that are greater than zero.
  case nonZero = "non-zero"

  /// The costs as one number.
  ///
  /// - Shapes: any → `[]`.
  public func callAsFunction(_ costs: Tensor) -> Tensor {
    switch self {
    case .mean: costs.mean()
    case .sum: costs.sum()
    case .nonZero: costs.sum() / Double(max(1, costs.doubles.count { $0 > 0 }))
    }
  }
}

extension Tensor {
  /// The mean of the elements strictly between two bounds; zero when there are none.
  public func mean(between lower: Double, and upper: Double) -> Tensor {
    weightedMean(doubles.map { $0 > lower && $0 < upper ? 1 : 0 })
  }

  /// Σ w c / Σ w, or zero when the weights add up to nothing.
  public func weightedMean(_ weights: [Double]) -> Tensor {
    let total = weights.reduce(0, +)
    return (self * Tensor(weights, shape: shape, type: type)).sum() / (total == 0 ? 1 : total)
  }
}
