import Workbench

/// Deals pairs of images that are chosen before training: rows 2k and 2k + 1 of a batch are a pair.
///
/// For Siamese training, with the miner `paired-rows`. A pair builder draws the pairs from labels,
/// of a ratio of negatives to positives, none twice: anew each epoch, or once for the whole run, in
/// another order each epoch. An epoch has ⌊total / (batch-size / 2)⌋ batches; without a total, as
/// many pairs as half the images. Pairs left over, other ones each epoch, are left out. An image
/// may be in several pairs, also of one batch, or in none; a class with one image is in negative
/// pairs only.
///
/// - Source: the assignment, section 3.2, offline pairs of ratios 5:5, 6:4 and 7:3.
struct OfflinePairs: Sampler {
  /// How long a list of pairs lasts.
  enum Lifetime: String, Codable, CaseIterable {
    case epoch, run
  }

  /// Rows in one batch, two for each pair.
  var batchSize = 128
  /// Negative pairs to positive ones, such as 5:5, 6:4 or 7:3.
  var ratio = "5:5"
  /// Pairs of an epoch; none takes half as many as there are images.
  var total: Int?
  /// Draws positive pairs per class, or per pair, which favours classes with many images.
  var weighting = PairBuilder.Weighting.perClass
  /// Whether pairs are drawn afresh for each epoch, or once for the run.
  var fresh = Lifetime.epoch

  var lacks: [SamplerProperty: String] { [.once: "pairs are drawn, and an image is in several"] }

  func validate() throws {
    try require(
      batchSize.isMultiple(of: 2) && (2...1_000_000).contains(batchSize), "batchSize", batchSize,
      "even and in 2…1000000")
    try require(
      PairBuilder(total: 1, ratio: ratio) != nil, "ratio", ratio,
      "negatives:positives, such as 7:3")
    if let total {
      try require((1...1_000_000_000).contains(total), "total", total, "in 1…1000000000")
    }
  }

  func batchCount(of rows: TrainingRows) throws -> Int { try builder(rows).total / pairsInBatch }

  func batches(of rows: TrainingRows) throws -> [[Int]] {
    let random = fresh == .epoch ? rows.epochRandom : rows.runRandom
    let pairs = try builder(rows).pairs(of: rows.labels, random: random.split(0))
    var order = rows.epochRandom.split(1)
    let places = order.shuffled(Array(pairs.left.indices))
    return (0..<places.count / pairsInBatch).map { batch in
      places[batch * pairsInBatch..<(batch + 1) * pairsInBatch].flatMap {
        [pairs.left[$0], pairs.right[$0]]
      }
    }
  }

  private var pairsInBatch: Int { batchSize / 2 }

  /// - Throws: ``DataError`` when there are not enough pairs for a batch.
  private func builder(_ rows: TrainingRows) throws -> PairBuilder {
    let total = total ?? rows.labels.count / 2
    guard total >= pairsInBatch,
      let builder = PairBuilder(total: total, ratio: ratio, weighting: weighting)
    else {
      throw DataError(
        Self.name, "a batch takes \(pairsInBatch) pairs, but an epoch has only \(total)")
    }
    let counts = TupleCounts(of: rows.labels)
    guard builder.positives <= counts.positivePairs, builder.negatives <= counts.negativePairs
    else {
      throw DataError(
        Self.name,
        """
        \(builder.positives) pairs of one class and \(builder.negatives) of two are wanted, \
        \(counts.positivePairs) and \(counts.negativePairs) exist; set total lower
        """)
    }
    return builder
  }
}
