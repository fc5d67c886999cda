import Workbench

/// Draws a class for every row of a batch, each class as likely as any other, then an image of it.
///
/// Classes are drawn with replacement, so a rare one is shown as often as a frequent one. An image
/// comes up again only after all others of its class, which for a class with a single image may be
/// in the same batch. An epoch has ⌊rows / batch-size⌋ batches; what it covers is left to chance.
/// No class is too small.
///
/// - Source: class-balanced sampling as in Kang et al., "Decoupling Representation and Classifier
///   for Long-Tailed Recognition", ICLR 2020, section 3, q = 0; there images are drawn with
///   replacement.
struct Balanced: Sampler {
  /// Rows in one batch.
  var batchSize = 128

  var lacks: [SamplerProperty: String] { [.once: "classes are drawn with replacement"] }

  func validate() throws {
    try require((2...1_000_000).contains(batchSize), "batchSize", batchSize, "in 2…1000000")
  }

  func batchCount(of rows: TrainingRows) throws -> Int {
    let count = rows.labels.count
    guard count >= batchSize else {
      throw DataError("balanced", "a batch takes \(batchSize) images, but only \(count) are there")
    }
    return count / batchSize
  }

  func batches(of rows: TrainingRows) throws -> [[Int]] {
    let count = try batchCount(of: rows)
    var hands = ClassHands(rowsByClass(rows.labels), random: rows.epochRandom.split(0))
    var random = rows.epochRandom.split(1)
    let classes = hands.classes
    return (0..<count).map { _ in
      (0..<batchSize).flatMap { _ in hands.take(1, of: random.integer(below: classes)) }
    }
  }
}
