import Workbench

/// Takes triplets by how much farther the negative is than the positive, v = d_an - d_ap.
///
///     all: v ≤ margin    hard: v ≤ 0    semi-hard: 0 < v ≤ margin    easy: v > margin
///
/// Distances are Euclidean, on unit vectors unless raw ones are asked for.
///
/// - Source: Schroff, Kalenichenko, Philbin, "FaceNet", CVPR 2015, section 3.2 (semi-hard, of squared
///   distances); names and intervals of pytorch-metric-learning, `TripletMarginMiner`.
struct TripletMargin: Miner {
  /// Which triplets are taken.
  enum Kind: String, Codable, CaseIterable {
    case all, hard, easy
    case semiHard = "semi-hard"

    func takes(_ v: Double, margin: Double) -> Bool {
      switch self {
      case .all: v <= margin
      case .hard: v <= 0
      case .semiHard: v > 0 && v <= margin
      case .easy: v > margin
      }
    }
  }

  /// How much farther a negative must be for its triplet to be easy.
  var margin: Double = 0.2
  /// Which triplets are taken: all that are not easy, hard, semi-hard or easy.
  var kind = Kind.all
  /// Compares directions alone.
  var normalised = true

  static let variants = ["kind=hard", "kind=semi-hard margin=0.5", "kind=easy normalised=false"]

  func validate() throws {
    try require(margin >= 0, "margin", margin, "at least 0")
  }

  func mine(_ batch: Embedded) -> Mined {
    let (rows, d) = (
      batch.labels.count, batch.distances(.euclidean, normalised: normalised).doubles
    )
    return .triplets(
      chosenTriplets(batch) { a, p, n in
        kind.takes(d[a * rows + n] - d[a * rows + p], margin: margin)
      })
  }
}
