import Workbench

/// A quarter of the variance of the rows' squared lengths: classes of equal weight.
///
/// - Shapes: `[n, width]` → `[]`.
/// - Source: Wu, Liu, Li, Fu, "Deep Face Recognition with Center Invariant Loss", ACM MM Workshops
///   2017.
func centreInvariance(_ rows: Tensor) -> Tensor {
  let squares = rows.squared().sum(along: 1)
  return (squares - squares.mean()).squared().mean() / 4
}

/// The mean of the rows' lengths to a power: (Σ_k |x_k|^p)^(power / p).
///
/// - Shapes: `[n, width]` → `[]`.
/// - Parameters `p`, `power`: 1 or 2 each.
func meanLength(_ rows: Tensor, p: Int, power: Int) -> Tensor {
  let sums = (p == 1 ? rows.magnitude() : rows.squared()).sum(along: 1)
  guard p != power else { return sums.mean() }
  return (p == 1 ? sums.squared() : sums.squareRoot()).mean()
}

/// The mean, over rows, of the largest cosine to another row; zero for a single one.
///
/// - Shapes: `[n, width]` → `[]`.
/// - Source: Zhao, Xu, Cheng, "RegularFace: Deep Face Recognition via Exclusive Regularization",
///   CVPR 2019.
func meanNearestCosine(_ rows: Tensor) -> Tensor {
  let (unit, count) = (rows.normalisedRows(), rows.shape[0])
  guard count > 1 else { return 0 * unit.sum() }
  var nearest: [Int] = []
  forEachBlock(of: unit.detached()) { block, cosines in
    let itself = Tensor(repeating: -2, shape: [block.count], type: cosines.type)
    nearest += cosines.replacing(Array(block), with: itself).lastAxisMaxima()
  }
  return (unit * unit.gathering(nearest)).sum(along: 1).mean()
}

/// The mean magnitude of the rows' sums: rows balanced around zero.
///
/// - Shapes: `[n, width]` → `[]`.
func meanMagnitudeOfSums(_ rows: Tensor) -> Tensor { rows.sum(along: 1).magnitude().mean() }

/// The mean of d^-power over pairs of rows whose directions are d apart: charges on a sphere.
///
/// Rows of one direction are passed over.
///
/// - Shapes: `[n, width]` → `[]`.
/// - Source: Liu et al., "Learning towards Minimum Hyperspherical Energy", NeurIPS 2018.
func hypersphericalEnergy(_ rows: Tensor, power: Int) -> Tensor {
  let (unit, count) = (rows.normalisedRows(), rows.shape[0])
  let (fixed, share) = (unit.detached(), 1 / Double(max(1, count * (count - 1))))
  var (total, gradients) = (0.0, [Tensor]())
  forEachBlock(of: fixed) { block, cosines in
    var slopes = [Double](repeating: 0, count: cosines.count)
    for (place, cosine) in cosines.doubles.enumerated() {
      let isPair = place % count != block.lowerBound + place / count
      guard isPair, cosine < 1 - 1e-6 else { continue }
      let square = 2 - 2 * cosine
      let energy = share / (power == 1 ? square.squareRoot() : square)
      total += energy
      // The slope in the cosine, for each of the two orders of a pair.
      slopes[place] = 2 * Double(power) * energy / square
    }
    gradients.append(Tensor(slopes, shape: cosines.shape, type: cosines.type).matmul(fixed))
  }
  guard !gradients.isEmpty else { return 0 * unit.sum() }
  return Tensor.scalar(total, gradients: [(of: unit, gradient: Tensor.concatenated(gradients))])
}

/// Calls `body` with blocks of rows and their products with all rows, `[block, n]`: for ten
/// thousands of rows all of them together would need gigabytes.
private func forEachBlock(of rows: Tensor, _ body: (Range<Int>, Tensor) -> Void) {
  for start in stride(from: 0, to: rows.shape[0], by: 256) {
    let block = start..<min(start + 256, rows.shape[0])
    body(block, rows.gathering(Array(block)).matmul(rows, otherTransposed: true))
  }
}
