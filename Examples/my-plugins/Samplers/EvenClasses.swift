import Workbench

/// Shows every class equally often, however many photographs it has.
///
/// An epoch draws `images` rows of each class, without repeats until all of the class were drawn,
/// and mixes them; what does not fill a last batch is left out.
struct EvenClasses: Sampler {
  /// Photographs in a batch.
  var batch = 64
  /// Photographs of each class in an epoch.
  var images = 8

  var lacks: [SamplerProperty: String] {
    let reason = "rare classes are shown more often than they have images"
    return [.once: reason, .pass: reason]
  }

  func validate() throws {
    try require(batch > 0, "batch", batch, "positive")
    try require(images > 0, "images", images, "positive")
  }

  func batches(of set: TrainingRows) throws -> [[Int]] {
    let (labels, random) = (set.labels, set.epochRandom)
    let classes = Dictionary(grouping: labels.indices, by: { labels[$0] }).sorted {
      $0.key < $1.key
    }
    var rows: [Int] = []
    for (label, members) in classes {
      var generator = random.split(1, label)
      var pool: [Int] = []
      while pool.count < images { pool += generator.shuffled(members) }
      rows += pool.prefix(images)
    }
    guard rows.count >= batch else {
      throw DataError(
        "even-classes",
        "a batch takes \(batch) rows, an epoch has \(rows.count); "
          + "set batch lower or images higher")
    }
    var mixing = random.split(2)
    rows = mixing.shuffled(rows)
    return stride(from: 0, through: rows.count - batch, by: batch).map {
      Array(rows[$0..<$0 + batch])
    }
  }
}
