import Workbench

/// Wants a pair of one class closer than any other two, also where these share no image with it.
///
///     max(0, d_ap - d_an + margin) + max(0, d_ap - d_nm + second-margin)
///
/// averaged over quadruplets: a triplet (a, p, n) with the image m, of a third class, that is nearest
/// to n; taking all would be O(batch⁴). With `adaptive`, both margins are factors of how much farther
/// the pairs of different classes are than those of one class, on average over the quadruplets, at
/// least 0 and without gradient. Where a miner chose pairs, (n, m) is one of them. A batch without
/// three classes costs zero.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Units: margins are in the unit of `distance`, or factors when adaptive.
/// - Source: Chen, Chen, Zhang, Huang, "Beyond Triplet Loss: a Deep Quadruplet Network for Person
///   Re-identification", CVPR 2017, equations 6 and 7; the paper compares by a learned metric.
struct Quadruplet: Loss {
  /// How much farther the anchor's negative must be than its positive.
  var margin: Double = 1
  /// How much farther two images of other classes must be than anchor and positive.
  var secondMargin: Double = 0.5
  /// Takes both margins times the gap between the mean distances of the two kinds of pairs.
  var adaptive = false
  /// How far apart two rows are: squared, euclidean, cosine, dot, manhattan or snr.
  var distance = Distance.squared
  /// Compares directions alone.
  var normalised = true
  /// Over all quadruplets (mean or sum) or over those that cost something (non-zero).
  var reduction = Reduction.mean

  static let variants = [
    "distance=euclidean normalised=false reduction=non-zero", "adaptive=true", "distance=cosine",
  ]

  var similarity: Similarity { distance.similarity(normalised: normalised) }

  func validate() throws {
    try require(margin >= 0, "margin", margin, "at least 0")
    try require(secondMargin >= 0, "secondMargin", secondMargin, "at least 0")
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let distances = batch.distances(distance, normalised: normalised)
    let d = distances.doubles
    let quadruplets = Quadruplets(batch, d)
    let factor = adaptive ? batch.held { gap(quadruplets, distances) }.scalar : 1
    let (first, second) = (factor * margin, factor * secondMargin)
    var slopes = [Double](repeating: 0, count: d.count)
    var (total, count, active) = (0.0, 0, 0)
    quadruplets.forEach { ap, an, nm in
      let (left, right) = (hinge(d[ap] - d[an] + first), hinge(d[ap] - d[nm] + second))
      count += 1
      if left.value + right.value > 0 { active += 1 }
      total += left.value + right.value
      slopes[ap] += left.slope + right.slope
      slopes[an] -= left.slope
      slopes[nm] -= right.slope
    }
    batch.note("active", Double(active) / Double(max(1, count)))
    let share = 1 / reduction.divisor(count: count, active: active)
    let gradient = Tensor(slopes.map { share * $0 }, shape: distances.shape, type: distances.type)
    return Tensor.scalar(share * total, gradients: [(of: distances, gradient: gradient)])
  }

  /// How much farther pairs of different classes are than those of one class, on average.
  private func gap(_ quadruplets: Quadruplets, _ distances: Tensor) -> Tensor {
    let d = distances.doubles
    var (total, count) = (0.0, 0.0)
    quadruplets.forEach { ap, an, nm in
      total += 0.5 * (d[an] + d[nm]) - d[ap]
      count += 1
    }
    return Tensor([max(0, total / max(1, count))], shape: [], type: distances.type)
  }
}
