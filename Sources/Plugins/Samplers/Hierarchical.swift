import Workbench

/// Takes P classes and K images of each, classes of one super-class together.
///
/// A batch consists of several hands, each of classes of one super-class: people who are harder to
/// tell apart, if super-classes say something about faces. A super-class is what stands before the
/// separator in a class's name (`staff-anna` and `staff-ben` are of `staff`; with `_`, people of
/// LFW who share a first name), or else a block of consecutive classes, which is of use where names
/// are in an order that means something.
///
/// Length of an epoch, coverage and rows are those of `classes-per-batch`: a pass deals every class
/// once, the hands in random order. The end of a batch may cut a hand.
///
/// - Source: pytorch-metric-learning, `HierarchicalSampler`, which fills a batch from two
///   super-classes drawn anew, and so misses classes.
struct Hierarchical: Sampler {
  /// P, classes in one batch.
  var classes = 64
  /// K, images of each class.
  var images = 2
  /// Classes of one super-class in a hand, at most.
  var together = 8
  /// What ends the super-class at the beginning of a class's name; nothing makes blocks of classes.
  var separator = ""
  /// Consecutive classes that make a super-class where there is no separator.
  var block = 48
  /// For classes with too few images: refuse the data, skip them, or repeat their images.
  var shortClasses = ShortClasses.refuse

  func validate() throws {
    try require((2...1_000_000).contains(classes), "classes", classes, "in 2…1000000")
    try require((1...1_000_000).contains(images), "images", images, "in 1…1000000")
    try require((2...1_000_000).contains(together), "together", together, "in 2…1000000")
    try require((2...1_000_000).contains(block), "block", block, "in 2…1000000")
  }

  func batchCount(of rows: TrainingRows) throws -> Int { try batch.count(members(rows)) }

  func batches(of rows: TrainingRows) throws -> [[Int]] {
    let members = try members(rows)
    let groups = try superClasses(rows, members)
    let random = rows.runRandom
    return batch.batches(of: members, rows) { pass in
      var random = random.split(pass)
      let hands = groups.flatMap { random.shuffled($0).hands(of: together) }
      return random.shuffled(hands).flatMap(\.self)
    }
  }

  private var batch: ClassBatch { ClassBatch(classes: classes, images: images) }

  private func members(_ rows: TrainingRows) throws -> [[Int]] {
    try usableClasses(
      rows, images: images, short: shortClasses, wanted: classes, sampler: Self.name)
  }

  /// Places in `members` of the classes of each super-class.
  private func superClasses(_ rows: TrainingRows, _ members: [[Int]]) throws -> [[Int]] {
    let labels = members.map { rows.labels[$0[0]] }
    guard !separator.isEmpty else {
      let groups = Dictionary(grouping: labels.indices) { labels[$0] / block }
      return groups.sorted { $0.key < $1.key }.map(\.value)
    }
    let names = labels.map { rows.name(of: $0) }
    guard names.contains(where: { $0.contains(separator) }) else {
      throw DataError(
        Self.name,
        "separator \"\(separator)\" is in no name of a class, such as \(names[0])")
    }
    let groups = Dictionary(grouping: labels.indices) { index in
      names[index].firstRange(of: separator).map { String(names[index][..<$0.lowerBound]) }
        ?? names[index]
    }
    return groups.sorted { $0.value[0] < $1.value[0] }.map(\.value)
  }
}
