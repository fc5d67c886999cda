import Workbench

/// Keeps a fraction of each kind of pair of the batch: the hardest.
///
/// Of n pairs of a kind the ⌈fraction · n⌉ farthest of one class and nearest of different ones, by
/// Euclidean distance of unit vectors.
///
/// - Source: Yuan, Yang, Zhang, "Hard-Aware Deeply Cascaded Embedding", ICCV 2017, section 3.2. Pairs
///   are counted without their order: pytorch-metric-learning counts both orders, which tie two by
///   two, so that an odd number splits a tie.
struct HDC: Miner {
  /// The share of pairs of each kind to keep.
  var fraction: Double = 0.5

  static let variants = ["fraction=0.1"]

  func validate() throws {
    try require(fraction > 0 && fraction <= 1, "fraction", fraction, "above 0, at most 1")
  }

  func mine(_ batch: Embedded) -> Mined {
    let distances = batch.distances(.euclidean, normalised: true)
    return .pairs(
      hardestPairs(batch.labels, distances) { count in
        // 0.55 · 20 is a little more than 11 in binary.
        Int((fraction * Double(count) - 1e-9).rounded(.up))
      })
  }
}
