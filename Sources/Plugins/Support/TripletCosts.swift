import Workbench

/// The costs of a batch's triplets, one after another added up; a batch can have millions of them.
///
///     cost(d_ap - d_an),  where swapped  cost(d_ap - min(d_an, d_pn))
///
/// The share of triplets that cost something is noted as `active`.
///
/// - Parameters:
///   - distances: `[batch, batch]`; gradients flow to it.
///   - swap: takes the negative's distance to the positive where that is smaller.
///   - cost: the cost of a difference, and its slope there; no slope where it costs nothing.
func tripletCosts(
  _ batch: Embedded, _ distances: Tensor, swap: Bool, _ reduction: Reduction,
  _ cost: (Double) -> (value: Double, slope: Double)
) -> Tensor {
  let (rows, distance) = (batch.labels.count, distances.doubles)
  var slopes = [Double](repeating: 0, count: distance.count)
  var (total, count, active) = (0.0, 0, 0)
  distance.withUnsafeBufferPointer { d in
    slopes.withUnsafeMutableBufferPointer { slopes in
      batch.forEachTriplet { a, p, n in
        let near = a &* rows &+ p
        var far = a &* rows &+ n
        if swap, d[p &* rows &+ n] < d[far] { far = p &* rows &+ n }
        count &+= 1
        let (value, slope) = cost(d[near] - d[far])
        guard value > 0 else { return }
        active &+= 1
        total += value
        slopes[near] += slope
        slopes[far] -= slope
      }
    }
  }
  batch.note("active", Double(active) / Double(max(1, count)))
  let share = 1 / reduction.divisor(count: count, active: active)
  let gradient = Tensor(slopes.map { share * $0 }, shape: distances.shape, type: distances.type)
  return Tensor.scalar(share * total, gradients: [(of: distances, gradient: gradient)])
}

extension Reduction {
  /// What a sum of `count` costs is divided by, of which `active` are greater than zero.
  func divisor(count: Int, active: Int) -> Double {
    switch self {
    case .mean: Double(max(1, count))
    case .sum: 1
    case .nonZero: Double(max(1, active))
    }
  }
}
