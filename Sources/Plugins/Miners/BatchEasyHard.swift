import Workbench

/// Takes for each anchor positives and negatives by how far away they are.
///
///     positives: easy, the nearest; hard, the farthest; semi-hard, the farthest that is closer than
///                the chosen negative; all
///     negatives: easy, the farthest; hard, the nearest; semi-hard, the nearest that is farther than
///                the chosen positive; all
///
/// Distances are Euclidean, on unit vectors. Where neither takes all, an anchor for which either is
/// missing is left out; the lower row wins a tie. The defaults are easy-positive mining, which lets a
/// class be of several clusters.
///
/// - Source: Xuan, Stylianou, Pless, "Improved Embeddings with Easy Positive Triplet Mining", WACV
///   2020; strategies of pytorch-metric-learning, `BatchEasyHardMiner`.
struct BatchEasyHard: Miner {
  /// Which rows of a kind an anchor takes.
  enum Strategy: String, Codable, CaseIterable {
    case easy, hard, all
    case semiHard = "semi-hard"
  }

  /// Which positives are taken: easy, hard, semi-hard or all.
  var positive = Strategy.easy
  /// Which negatives are taken: easy, hard, semi-hard or all.
  var negative = Strategy.semiHard

  static let variants = ["positive=semi-hard negative=easy", "positive=all negative=easy"]

  func validate() throws {
    let chosen = [Strategy.easy, .hard]
    try require(
      positive != .semiHard || chosen.contains(negative), "positive", positive.rawValue,
      "easy, hard or all, as semi-hard needs one chosen negative (easy or hard)")
    try require(
      negative != .semiHard || chosen.contains(positive), "negative", negative.rawValue,
      "easy, hard or all, as semi-hard needs one chosen positive (easy or hard)")
  }

  func mine(_ batch: Embedded) -> Mined {
    let d = batch.distances(.euclidean, normalised: true).doubles
    let (rows, labels) = (batch.labels.count, batch.labels)
    var pairs = Pairs(same: [], different: [])
    for anchor in 0..<rows {
      func distance(_ row: Int) -> Double { d[anchor * rows + row] }
      func nearest(_ candidates: [Int]) -> [Int] {
        candidates.min { (distance($0), $0) < (distance($1), $1) }.map { [$0] } ?? []
      }
      func farthest(_ candidates: [Int]) -> [Int] {
        candidates.min { (-distance($0), $0) < (-distance($1), $1) }.map { [$0] } ?? []
      }
      let others = (0..<rows).filter { labels[$0] != labels[anchor] }
      var positives = (0..<rows).filter { $0 != anchor && labels[$0] == labels[anchor] }
      var negatives = others
      if positive == .easy { positives = nearest(positives) }
      if positive == .hard { positives = farthest(positives) }
      if negative == .easy { negatives = farthest(negatives) }
      if negative == .hard { negatives = nearest(negatives) }
      if positive == .semiHard, let limit = negatives.first {
        positives = farthest(positives.filter { distance($0) < distance(limit) })
      }
      if negative == .semiHard, let limit = positives.first {
        negatives = nearest(negatives.filter { distance($0) > distance(limit) })
      }
      let takesAll = positive == .all || negative == .all
      guard takesAll || !positives.isEmpty && !negatives.isEmpty else { continue }
      pairs.same += positives.map { (anchor, $0) }
      pairs.different += negatives.map { (anchor, $0) }
    }
    return .pairs(pairs)
  }
}
