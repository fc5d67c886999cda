import Workbench

/// Wants every anchor closer to its positive than to its negative, by a margin.
///
///     hinge:   max(0, d_ap - d_an + margin)          smooth:  log(1 + e^(d_ap - d_an + margin))
///     ratio:   (e^d_ap / (e^d_ap + e^d_an))²
///
/// over all triplets of the batch or those that a miner chose; with `hardest`, for each anchor its
/// farthest positive with its nearest negative alone. Triplets are streamed, never kept. No triplets
/// cost zero.
///
/// With `hardest` and raw embeddings training often collapses: all embeddings become equal and the
/// loss stays at the margin. Warm up with all or semi-hard triplets.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Units: `margin` is in the unit of `distance`.
/// - Source: Schroff, Kalenichenko, Philbin, "FaceNet", CVPR 2015, equation 3; hardest and smooth:
///   Hermans, Beyer, Leibe, "In Defense of the Triplet Loss for Person Re-Identification", 2017,
///   equations 5 and 7 (smooth with margin 0); ratio: Hoffer, Ailon, "Deep Metric Learning Using
///   Triplet Network", 2015; swap: Balntas et al., "Learning local feature descriptors with triplets
///   and shallow convolutional neural networks", BMVC 2016. pytorch-metric-learning takes distances
///   that are not squared and a margin of 0.05; torch's adds 10⁻⁶ to every coordinate.
struct Triplet: Loss {
  /// What a triplet costs.
  enum Form: String, Codable, CaseIterable {
    case hinge, smooth, ratio
  }

  /// How much farther a negative must be than a positive; unused by ratio.
  var margin: Double = 0.2
  /// What a triplet costs: hinge, smooth or ratio.
  var form = Form.hinge
  /// How far apart two rows are: squared, euclidean, cosine, dot, manhattan or snr.
  var distance = Distance.squared
  /// Compares directions alone.
  var normalised = true
  /// Uses each anchor's farthest positive and nearest negative alone (batch-hard).
  var hardest = false
  /// Measures a negative from the positive where that is closer to it than the anchor.
  var swap = false
  /// Over all triplets (mean or sum) or over those that cost something (non-zero).
  var reduction = Reduction.nonZero

  static let variants = [
    "distance=euclidean normalised=false margin=1 reduction=mean", "form=smooth swap=true",
    "form=ratio reduction=sum", "hardest=true form=smooth margin=0", "distance=cosine swap=true",
  ]

  var similarity: Similarity { distance.similarity(normalised: normalised) }

  func validate() throws {
    try require(margin >= 0, "margin", margin, "at least 0")
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    var batch = batch
    let distances = batch.distances(distance, normalised: normalised)
    if hardest { batch.mined = .triplets(hardestTriplets(batch.pairs, distances)) }
    let margin = margin
    func costs(_ cost: (Double) -> (value: Double, slope: Double)) -> Tensor {
      tripletCosts(batch, distances, swap: swap, reduction, cost)
    }
    switch form {
    case .hinge: return costs { hinge($0 + margin) }
    case .smooth: return costs { softplus($0 + margin) }
    case .ratio:
      return costs { difference in
        let share = softplus(difference).slope
        return (share * share, 2 * share * share * (1 - share))
      }
    }
  }
}
