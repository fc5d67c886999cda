import Workbench

/// Deals the images of each class into groups of M, and groups of B different classes into batches.
///
/// B × M for prototypical losses, where every image counts alike: it occurs at most once an epoch,
/// so that a class with many images comes up in many batches. A class occurs at most once in a
/// batch, its rows together. An epoch has as many batches as can be dealt: the largest T with
///
///     Σ_c min(g_c, T) ≥ T · B        g_c = ⌊n_c / M⌋ groups of class c
///
/// Images that fill no group and groups that fill no batch, other ones each epoch, are left out.
/// Groups are drawn at random, but a class with as many groups as there are batches left is in all.
///
/// - Source: the sampler of voxceleb_trainer (Chung et al., "In Defence of Metric Learning for
///   Speaker Recognition", Interspeech 2020), which drops a group whose class the batch already
///   has, and so cannot say before how many batches there will be.
struct Episodes: Sampler {
  /// What happens to classes with fewer than M images.
  enum TooSmall: String, Codable, CaseIterable { case refuse, skip }

  /// B, classes in one batch.
  var classes = 64
  /// M, images of each class.
  var images = 2
  /// How many images of a class take part in one epoch at most; none sets no limit.
  var limit: Int?
  /// For classes with too few images: refuse the data or skip them.
  var shortClasses = TooSmall.refuse

  func validate() throws {
    try require((2...1_000_000).contains(classes), "classes", classes, "in 2…1000000")
    try require((1...1_000_000).contains(images), "images", images, "in 1…1000000")
    if let limit { try require(limit >= images, "limit", limit, "at least images") }
  }

  func batchCount(of rows: TrainingRows) throws -> Int { batchCount(groups(try members(rows))) }

  func batches(of rows: TrainingRows) throws -> [[Int]] {
    let members = try members(rows)
    let groups = groups(members)
    let count = batchCount(groups)
    var hands = ClassHands(members, random: rows.epochRandom.split(0))
    var draw = GroupDraw(groups.map { min($0, count) }, random: rows.epochRandom.split(1))
    return (0..<count).map { batch in
      draw.classes(classes, batchesLeft: count - batch).flatMap { hands.take(images, of: $0) }
    }
  }

  private func members(_ rows: TrainingRows) throws -> [[Int]] {
    try usableClasses(
      rows, images: images, short: shortClasses == .skip ? .skip : .refuse, wanted: classes,
      sampler: Self.name)
  }

  private func groups(_ members: [[Int]]) -> [Int] {
    members.map { min($0.count, limit ?? .max) / images }
  }

  private func batchCount(_ groups: [Int]) -> Int {
    var count = groups.reduce(0, +) / classes
    while true {
      let dealt = groups.reduce(0) { $0 + min($1, count) } / classes
      if dealt >= count { return count }
      count = dealt
    }
  }
}

/// Groups of classes, drawn at random into batches that hold no class twice.
private struct GroupDraw {
  private var left: [Int]
  /// The class of every group, with groups that are already gone from `left`.
  private var pool: [Int]
  private var random: Random

  init(_ groups: [Int], random: Random) {
    left = groups
    pool = groups.enumerated().flatMap { [Int](repeating: $0, count: $1) }
    self.random = random
  }

  /// `count` classes, those first that need every one of the batches left.
  mutating func classes(_ count: Int, batchesLeft: Int) -> [Int] {
    var taken = Array(
      random.shuffled(left.indices.filter { left[$0] >= batchesLeft }).prefix(count))
    var held = Set(taken)
    while taken.count < count {
      let place = random.integer(below: pool.count)
      let index = pool[place]
      guard !held.contains(index) else { continue }
      pool.swapAt(place, pool.count - 1)
      pool.removeLast()
      guard left[index] > 0 else { continue }
      held.insert(index)
      taken.append(index)
    }
    for index in taken { left[index] -= 1 }
    return taken
  }
}
