import Workbench

/// Shuffles all rows and cuts them into batches; each row occurs at most once an epoch.
///
/// An epoch has ⌊rows / batch-size⌋ batches, or one more with `last-batch=keep`; then every row
/// occurs exactly once. Without it those left over, other ones each epoch, are left out: batch
/// statistics of a few images are poor. No class is too small.
///
/// - Source: the common practice of stochastic gradient descent without replacement.
struct Uniform: Sampler {
  /// What happens to a last batch that is not full.
  enum LastBatch: String, Codable, CaseIterable { case drop, keep }

  /// Rows in one batch.
  var batchSize = 128
  /// Whether to drop or keep a last batch with fewer rows.
  var lastBatch = LastBatch.drop

  func validate() throws {
    try require((2...1_000_000).contains(batchSize), "batchSize", batchSize, "in 2…1000000")
  }

  func batchCount(of rows: TrainingRows) throws -> Int {
    let count = rows.labels.count
    guard count >= batchSize || (lastBatch == .keep && count > 1) else {
      throw DataError("uniform", "a batch takes \(batchSize) images, but only \(count) are there")
    }
    let whole = count / batchSize
    return lastBatch == .keep && whole * batchSize < count ? whole + 1 : whole
  }

  func batches(of rows: TrainingRows) throws -> [[Int]] {
    let count = try batchCount(of: rows)
    var random = rows.epochRandom
    let order = random.shuffled(Array(rows.labels.indices))
    return (0..<count).map {
      Array(order[$0 * batchSize..<min(order.count, ($0 + 1) * batchSize)])
    }
  }
}
