import Workbench

/// How many values of each group lie near each of evenly spaced nodes.
///
/// A value counts for the two nodes beside it, for each the more the nearer it is: both shares add
/// up to 1, and a gradient flows through them. Values outside the range count for its ends.
///
/// - Shapes: `[n]` and n groups → `[count, bins + 1]`.
func softHistograms(
  _ values: Tensor, of groups: [Int], count: Int, over range: ClosedRange<Double>, bins: Int
) -> Tensor {
  let spacing = SoftBins(range: range, bins: bins)
  let places = values.doubles.map { spacing.place(of: $0).bin }
  let starts = places.map { range.lowerBound + spacing.width * Double($0) }
  let shares = (values - Tensor(starts, shape: values.shape, type: values.type)) / spacing.width
  let nodes = zip(groups, places).map { $0 * (bins + 1) + $1 }
  let sums =
    (1 - shares).scattering(nodes, extent: count * (bins + 1))
    + shares.scattering(nodes.map { $0 + 1 }, extent: count * (bins + 1))
  return sums.reshaped(to: [count, bins + 1])
}

/// A range cut into bins of equal width, with a node at each end of each.
struct SoftBins {
  let range: ClosedRange<Double>
  let bins: Int

  /// The distance between two nodes.
  var width: Double { (range.upperBound - range.lowerBound) / Double(bins) }

  /// The bin of a value, and how far in it the value lies as a share of the bin; what is not a
  /// number is in the first.
  func place(of value: Double) -> (bin: Int, share: Double) {
    let distance = (value - range.lowerBound) / width
    guard distance > 0 else { return (0, distance) }
    let bin = Int(min(distance, Double(bins - 1)))
    return (bin, distance - Double(bin))
  }
}

extension Tensor {
  /// Sums of each row up to and with each element.
  ///
  /// - Shapes: `[n, width]`, kept.
  func cumulativeSums() -> Tensor {
    let width = shape[1]
    let upTo = (0..<width * width).map { $0 / width <= $0 % width ? 1.0 : 0 }
    return matmul(Tensor(upTo, shape: [width, width], type: type))
  }
}
