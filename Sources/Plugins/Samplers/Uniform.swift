import Workbench

/// Shuffles all rows and cuts them into batches; each row occurs at most once an epoch.
///
/// The last batch is left out when it is short: batch statistics of a few images are poor.
///
/// - Source: the common practice of stochastic gradient descent without replacement.
struct Uniform: Sampler {
  /// Rows in one batch.
  var batchSize = 128

  func validate() throws {
    try require(batchSize > 1, "batchSize", batchSize, "at least 2")
  }

  func batches(of labels: [Int], random: Random) throws -> [[Int]] {
    guard labels.count >= batchSize else {
      throw DataError(
        "uniform", "a batch takes \(batchSize) images, but only \(labels.count) are there")
    }
    var random = random
    let rows = random.shuffled(Array(labels.indices))
    return stride(from: 0, through: rows.count - batchSize, by: batchSize).map {
      Array(rows[$0..<$0 + batchSize])
    }
  }
}
