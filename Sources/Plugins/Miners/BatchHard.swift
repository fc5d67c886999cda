import Workbench

/// Takes for each anchor its farthest positive and its nearest negative.
///
/// The hardest pairs are often wrong labels, and early in training they make embeddings collapse:
/// begin with all or semi-hard triplets. Anchors that lack either are left out; the lower row wins a
/// tie.
///
/// - Source: Hermans, Beyer, Leibe, "In Defense of the Triplet Loss for Person Re-Identification",
///   2017, equation 5.
struct BatchHard: Miner {
  /// Compares directions alone.
  var normalised = true

  func mine(_ batch: Embedded) -> Mined {
    let distances = batch.distances(.euclidean, normalised: normalised)
    return .triplets(hardestTriplets(.all(of: batch.labels), distances))
  }
}
