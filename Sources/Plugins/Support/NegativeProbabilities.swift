internal import Foundation
public import Workbench

/// How likely each row is drawn as an anchor's negative when all distances are to be as likely.
///
///     p(n | a) ∝ 1 / q(max(floor, d_an))  where d_an < limit,   else 0
///     log q(d) = (width - 2) log d + (width - 3) / 2 · log(1 - d² / 4)
///
/// q is the density of distances between random points of the sphere. An anchor without a negative
/// below the limit has zeros.
///
/// - Shapes: distances of unit vectors `[batch, batch]`; one probability an element.
/// - Source: Wu, Manmatha, Smola, Krähenbühl, "Sampling Matters in Deep Embedding Learning", ICCV
///   2017, equation 3.
public func negativeProbabilities(
  _ labels: [Int], _ distances: Tensor, width: Int, floor: Double, limit: Double
) -> [Double] {
  let (rows, d) = (labels.count, distances.doubles)
  let dimensions = Double(width)
  var probabilities = [Double](repeating: 0, count: d.count)
  for anchor in 0..<rows {
    let line = anchor * rows..<(anchor + 1) * rows
    let negatives = line.filter {
      labels[$0 - line.lowerBound] != labels[anchor] && max(floor, d[$0]) < limit
    }
    let logarithms = negatives.map { place in
      let distance = max(floor, d[place])
      return (2 - dimensions) * log(distance)
        - (dimensions - 3) / 2 * log(max(1e-300, 1 - distance * distance / 4))
    }
    let top = logarithms.max() ?? 0
    let weights = logarithms.map { exp($0 - top) }
    let total = weights.reduce(0, +)
    for (place, weight) in zip(negatives, weights) { probabilities[place] = weight / total }
  }
  return probabilities
}
