import Workbench

/// Weighs each triplet by how hard it is among those seen lately, in the place of a margin.
///
///     mean of Φ(v) · v,   v = d_ap - d_an
///
/// over the batch's triplets, with Euclidean distances d of unit vectors. Φ is the share of
/// triplets whose v is no greater, up to the bin of v: the cumulative sum of a histogram of `bins`
/// bins from -2 to 2, of which each batch replaces `momentum`, and the first all.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar, below zero where most triplets
///   are as they should be.
/// - Source: Zhang, Rusinkiewicz, "Learning Local Descriptors with a CDF-Based Dynamic Soft
///   Margin", ICCV 2019; over all triplets and with a gradient through Φ as in
///   pytorch-metric-learning, where later batches do not count as shares but by their triplets.
struct DynamicSoftMargin: Loss {
  /// How many parts the range of v is cut into.
  var bins: Int = 10
  /// Share of the histogram that a batch replaces.
  var momentum: Double = 0.01

  static let variants = ["bins=40 momentum=0.5"]

  func validate() throws {
    try require(bins > 0, "bins", bins, "at least 1")
    try require(momentum > 0 && momentum <= 1, "momentum", momentum, "greater than 0, at most 1")
  }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    ([:] as Parameters).adding("histogram", .state, Tensor(repeating: 0, shape: [bins + 1]))
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let distances = batch.distances(.euclidean, normalised: true)
    let (values, rows) = (distances.doubles, batch.labels.count)
    let spacing = SoftBins(range: -2...2, bins: bins)
    var counts = [Double](repeating: 0, count: bins + 1)
    // Σ v of the triplets in each bin: the value is linear in them.
    var sums = [Double](repeating: 0, count: bins)
    batch.forEachTriplet { a, p, n in
      let value = values[a &* rows &+ p] - values[a &* rows &+ n]
      let (bin, share) = spacing.place(of: value)
      counts[bin] += 1 - share
      counts[bin + 1] += share
      sums[bin] += value
    }
    let total = counts.reduce(0, +)
    guard total > 0 else { return nothing(batch.embeddings) }
    let before = parameters["histogram"]
    let fresh = before.sum().scalar == 0 ? 1 : momentum
    let after = zip(before.doubles, counts).map { (1 - fresh) * $0 + fresh / total * $1 }
    parameters["histogram"] = Tensor(after, shape: before.shape, type: before.type)
    let shares = after.indices.dropLast().map { after[...$0].reduce(0, +) }
    // A triplet's slope is that of v, and that of its share in the sum up to its bin.
    let slopes = zip(shares, sums).map { ($0 - $1 * fresh / (total * spacing.width)) / total }
    var gradient = [Double](repeating: 0, count: values.count)
    batch.forEachTriplet { a, p, n in
      let (near, far) = (a &* rows &+ p, a &* rows &+ n)
      let slope = slopes[spacing.place(of: values[near] - values[far]).bin]
      gradient[near] += slope
      gradient[far] -= slope
    }
    let value = zip(shares, sums).reduce(0) { $0 + $1.0 * $1.1 } / total
    let slope = Tensor(gradient, shape: distances.shape, type: distances.type)
    return Tensor.scalar(value, gradients: [(of: distances, gradient: slope)])
  }
}
