/// Passes over classes, one after another without a gap, cut into batches that hold no class twice.
///
/// Each pass visits every class once. What is left of a pass after its last whole batch is carried
/// over to the batch that the next pass begins with, also from one epoch to the next; so at any
/// time of a run all classes were visited equally often, up to once.
struct ClassPasses {
  /// The number of classes.
  let classes: Int
  /// Classes in one batch, at most ``classes``.
  let perBatch: Int
  /// The order of a pass, from 0: every class once; a pure function.
  let order: (Int) -> [Int]

  /// The classes of `count` batches, those of the batches before passed over.
  func batches(from start: Int, count: Int) -> [[Int]] {
    let (begin, end) = (start * perBatch, (start + count) * perBatch)
    // The end of a pass depends on the pass before only if a batch is more than half of a pass.
    let first = classes >= 2 * perBatch ? max(0, begin / classes - 1) : 0
    var visits: [Int] = []
    for pass in first..<(end + classes - 1) / classes {
      let inBatch = pass * classes % perBatch
      visits += apart(order(pass), from: visits.suffix(inBatch), window: perBatch - inBatch)
    }
    let skipped = begin - first * classes
    return (0..<count).map {
      Array(visits[skipped + $0 * perBatch..<skipped + ($0 + 1) * perBatch])
    }
  }

  /// The order with none of `held` among its first `window`; each changes places with a later
  /// class.
  private func apart(_ order: [Int], from held: ArraySlice<Int>, window: Int) -> [Int] {
    guard !held.isEmpty else { return order }
    let held = Set(held)
    var order = order
    var other = window
    for place in 0..<window where held.contains(order[place]) {
      while held.contains(order[other]) { other += 1 }
      order.swapAt(place, other)
      other += 1
    }
    return order
  }
}
