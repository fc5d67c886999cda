import Workbench

/// Takes P classes and K images of each: P × K, for metric learning; K = 2 feeds prototypical.
///
/// An epoch has ⌊rows / (P · K)⌋ batches, at least one, rows being those of usable classes. Classes
/// come from passes that visit every class once, in random order; what an epoch leaves of a pass
/// begins the next epoch, so that at any time of a run all classes were visited equally often, up
/// to once. A class occurs at most once in a batch, its rows together. The images of a class are
/// gone through alike within an epoch: without replacement where the class has K of them.
///
/// - Source: Hermans, Beyer, Leibe, "In Defense of the Triplet Loss for Person Re-Identification",
///   2017, section 2; epoch and carry-over are ours.
struct ClassesPerBatch: Sampler {
  /// P, classes in one batch.
  var classes = 64
  /// K, images of each class.
  var images = 2
  /// For classes with too few images: refuse the data, skip them, or repeat their images.
  var shortClasses = ShortClasses.refuse

  func validate() throws {
    try require((2...1_000_000).contains(classes), "classes", classes, "in 2…1000000")
    try require((1...1_000_000).contains(images), "images", images, "in 1…1000000")
  }

  func batchCount(of rows: TrainingRows) throws -> Int { try batch.count(members(rows)) }

  func batches(of rows: TrainingRows) throws -> [[Int]] {
    let members = try members(rows)
    let random = rows.runRandom
    return batch.batches(of: members, rows) { pass in
      var random = random.split(pass)
      return random.shuffled(Array(members.indices))
    }
  }

  private var batch: ClassBatch { ClassBatch(classes: classes, images: images) }

  private func members(_ rows: TrainingRows) throws -> [[Int]] {
    try usableClasses(
      rows, images: images, short: shortClasses, wanted: classes, sampler: Self.name)
  }
}
