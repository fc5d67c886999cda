import Workbench

/// Takes P classes and K images of each: P × K, the batch of metric learning; K = 2 feeds prototypical.
///
/// An epoch shows as many images as the training set has. Classes are drawn from a shuffled list
/// that is gone through again and again, so that no class is seen twice before every class was seen
/// once; a class occurs at most once in a batch. The images of a class are gone through alike.
/// Rows of a class stand together.
///
/// - Source: Hermans, Beyer, Leibe, "In Defense of the Triplet Loss for Person Re-Identification",
///   2017, section 2; epoch and carry-over are ours.
struct ClassesPerBatch: Sampler {
  /// What happens to classes with fewer than K images.
  enum ShortClasses: String, Codable, CaseIterable {
    case refuse, skip, repeating = "repeat"
  }

  /// P, classes in one batch.
  var classes = 64
  /// K, images of each class.
  var images = 2
  /// For classes with too few images: refuse the data, skip them, or repeat their images.
  var shortClasses = ShortClasses.refuse

  func validate() throws {
    try require(classes > 1, "classes", classes, "at least 2")
    try require(images > 0, "images", images, "at least 1")
  }

  func batches(of labels: [Int], random: Random) throws -> [[Int]] {
    let members = try usable(rowsByClass(labels), labels: labels)
    guard members.count >= classes else {
      throw DataError(
        "classes-per-batch",
        "a batch takes \(classes) classes, but only \(members.count) are usable"
      )
    }
    var random = random
    var decks = [Deck](repeating: Deck(), count: members.count)
    var order = Deck()
    let rows = members.reduce(0) { $0 + $1.count }
    return (0..<max(1, rows / (classes * images))).map { _ in
      order.take(classes, from: Array(members.indices), random: &random).flatMap { index in
        decks[index].take(images, from: members[index], random: &random)
      }
    }
  }

  private func usable(_ members: [[Int]], labels: [Int]) throws -> [[Int]] {
    guard shortClasses != .repeating else { return members }
    if shortClasses == .refuse, let short = members.first(where: { $0.count < images }) {
      let count = members.count { $0.count < images }
      throw DataError(
        "classes-per-batch",
        """
        \(images) images of each class are needed, but \(count) of \(members.count) classes have \
        fewer (class \(labels[short[0]]) has \(short.count)); short-classes=skip leaves them out
        """)
    }
    return members.filter { $0.count >= images }
  }
}

/// A shuffled list that is gone through again and again.
private struct Deck {
  private var rest: [Int] = []

  /// The next `count` elements, distinct where `elements` has that many.
  mutating func take(_ count: Int, from elements: [Int], random: inout Random) -> [Int] {
    var taken: [Int] = []
    while taken.count < count {
      if rest.isEmpty {
        // What this hand already holds goes to the end of the new round.
        let fresh = random.shuffled(elements)
        let held = Set(taken)
        rest = Array((fresh.filter { !held.contains($0) } + fresh.filter(held.contains)).reversed())
      }
      if let next = rest.popLast() { taken.append(next) }
    }
    return taken
  }
}
