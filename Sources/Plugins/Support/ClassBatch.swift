import Workbench

/// A batch of some images of each of some classes, and an epoch of such batches.
struct ClassBatch {
  /// P, classes in one batch.
  let classes: Int
  /// K, images of each class.
  let images: Int

  /// Batches of an epoch that shows as many images as there are, at least one.
  func count(_ members: [[Int]]) -> Int {
    max(1, members.reduce(0) { $0 + $1.count } / (classes * images))
  }

  /// The batches of an epoch: the next classes of the run's passes, rows of a class together.
  ///
  /// - Parameters:
  ///   - isWhole: whether an epoch begins with a new pass, instead of what the last one left.
  ///   - order: the classes of a pass, as places in `members`; a pure function of its number.
  func batches(
    of members: [[Int]], _ rows: TrainingRows, fromNewPass isWhole: Bool = false,
    order: @escaping (Int) -> [Int]
  ) -> [[Int]] {
    let count = count(members)
    let passes = ClassPasses(classes: members.count, perBatch: classes, order: order)
    var hands = ClassHands(members, random: rows.epochRandom.split(2))
    return passes.batches(from: isWhole ? 0 : rows.epoch * count, count: count).map { batch in
      batch.flatMap { hands.take(images, of: $0) }
    }
  }
}

extension Array {
  /// The elements in order, cut into parts of `size`; the last may be shorter.
  func hands(of size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min(count, $0 + size)]) }
  }
}
