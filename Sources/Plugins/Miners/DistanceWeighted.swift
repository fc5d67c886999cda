import Workbench

/// Draws one negative for every pair of one class, at all distances alike.
///
/// A random negative is nearly always about √2 away; here its probability is inverse to how common its
/// distance is. See ``negativeProbabilities(_:_:width:floor:limit:)``. Draws are the step's own: the
/// same batch in the same step gives the same triplets.
///
/// - Source: Wu, Manmatha, Smola, Krähenbühl, "Sampling Matters in Deep Embedding Learning", ICCV
///   2017, section 4. Anchors without a negative within the limits get no triplet, where
///   pytorch-metric-learning draws by weights that are not numbers.
struct DistanceWeighted: Miner {
  /// Distances below it count as this, so that the very nearest, often wrong labels, do not dominate.
  var floor: Double = 0.5
  /// Negatives this far away or farther are not drawn: they cost nothing any more.
  var limit: Double = 1.4

  static let variants = ["floor=0.3 limit=2"]

  var lacks: [MinerProperty: String] { [.order: "negatives are drawn pair by pair"] }

  func validate() throws {
    try require(floor > 0, "floor", floor, "greater than 0")
    try require(limit > floor && limit <= 2, "limit", limit, "above floor, at most 2")
  }

  func mine(_ batch: Embedded) -> Mined {
    let (labels, rows) = (batch.labels, batch.labels.count)
    let probabilities = negativeProbabilities(
      labels, batch.distances(.euclidean, normalised: true), width: batch.embeddings.shape[1],
      floor: floor, limit: limit)
    var random = batch.random
    var triplets: [Mined.Triplet] = []
    for (a, p) in Pairs.all(of: labels).same {
      let draw = random.uniform()
      let row = probabilities[a * rows..<(a + 1) * rows]
      var total = 0.0
      let drawn = row.firstIndex { probability in
        total += probability
        return probability > 0 && total > draw
      }
      // Rounding can leave the total a little below a draw close to one.
      guard let place = drawn ?? row.lastIndex(where: { $0 > 0 }) else { continue }
      triplets.append(Mined.Triplet(a, p, place - row.startIndex))
    }
    return .triplets(triplets)
  }
}
