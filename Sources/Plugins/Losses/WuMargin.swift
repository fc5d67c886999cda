import Workbench

/// Keeps distances within a class below a learned boundary and others above it, by a margin.
///
///     max(0, d_ap - β + margin)  and  max(0, β - d_an + margin)
///
/// over the batch's triplets, of whose two costs each counts on its own: the sum divided by how
/// many are greater than zero. d is the Euclidean distance of unit vectors, β is learned from
/// `boundary`.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Wu, Manmatha, Smola, Krähenbühl, "Sampling Matters in Deep Embedding Learning", ICCV
///   2017, with one β for all classes and no regulariser of it; meant to be used with
///   `distance-weighted`. Over triplets, as in pytorch-metric-learning.
struct WuMargin: Loss {
  /// How far from the boundary a distance must be to cost nothing.
  var margin: Double = 0.2
  /// Where the boundary β begins.
  var boundary: Double = 1.2

  static let variants = ["margin=0.5 boundary=1"]

  func validate() throws {
    try require(margin >= 0, "margin", margin, "at least 0")
    try require((0...2).contains(boundary), "boundary", boundary, "a distance in 0 ... 2")
  }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    ([:] as Parameters).adding("boundary", .bias, Tensor(repeating: boundary, shape: []))
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let distances = batch.distances(.euclidean, normalised: true)
    let (near, far) = pairCounts(batch)
    let pull = (distances - parameters["boundary"] + margin).relu()
    let push = (parameters["boundary"] - distances + margin).relu()
    let total = (pull * near + push * far).sum()
    func active(_ costs: Tensor, _ counts: Tensor) -> Double {
      zip(costs.doubles, counts.doubles).reduce(0) { $0 + ($1.0 > 0 ? $1.1 : 0) }
    }
    let count = active(pull, near) + active(push, far)
    batch.note("active", count / max(1, (near + far).sum().scalar))
    return total / max(1, count)
  }

  /// How many triplets each pair is in, as anchor with positive and as anchor with negative.
  private func pairCounts(_ batch: Embedded) -> (near: Tensor, far: Tensor) {
    let (rows, type) = (batch.labels.count, batch.embeddings.type)
    var near = [Double](repeating: 0, count: rows * rows)
    var far = near
    batch.forEachTriplet { a, p, n in
      near[a &* rows &+ p] += 1
      far[a &* rows &+ n] += 1
    }
    return (
      Tensor(near, shape: [rows, rows], type: type), Tensor(far, shape: [rows, rows], type: type)
    )
  }
}
