import Autograd
import Testing

@testable import Workbench

/// Embeddings of people, noise around a point of their own.
func peopleEmbeddings(
  people: Int, each: Int, width: Int = 6, noise: Double = 1, seed: UInt64
) throws -> (embeddings: Embeddings, labels: [Int]) {
  var random = Random(seed: seed)
  let centres = (0..<people * width).map { _ in random.normal() }
  let labels = random.shuffled((0..<people * each).map { $0 % people })
  let values = labels.flatMap { label in
    (0..<width).map { Float(centres[label * width + $0] + noise * random.normal()) }
  }
  return (try Embeddings(values, width: width), labels)
}

struct AllPairsTests {
  /// Every pair's score as the blocks give it, kept one by one.
  private func trials(
    _ embeddings: Embeddings, _ labels: [Int], _ similarity: Similarity
  ) throws -> (scores: [Double], same: [Bool]) {
    let count = embeddings.count
    let blocks = try ScoreBlocks("test", embeddings, embeddings, by: similarity)
    var all = [Float](repeating: 0, count: count * count)
    all.withUnsafeMutableBufferPointer { all in
      guard let all = all.baseAddress else { return }
      blocks.write(0..<count, 0..<count, to: all)
    }
    var (scores, same): ([Double], [Bool]) = ([], [])
    for left in 0..<count {
      for right in left + 1..<count {
        let score = Double(all[left * count + right])
        scores.append(similarity == .cosine ? score : -(-score).squareRoot())
        same.append(labels[left] == labels[right])
      }
    }
    return (scores, same)
  }

  @Test(arguments: Similarity.allCases, [3, 700, 1 << 20])
  func `numbers are those of all scores kept and sorted`(
    _ similarity: Similarity, _ budget: Int
  ) throws {
    let (embeddings, labels) = try peopleEmbeddings(people: 9, each: 7, seed: 3)
    let (scores, same) = try trials(embeddings, labels, similarity)
    let whole = try ROC(scores, same: same)
    let result = try embeddings.allPairs(
      labels: labels, by: similarity, budget: budget, capacity: 1 << 20)
    #expect(result.auc == whole.area && result.curve.area == whole.area)
    #expect(result.positives == whole.positives && result.negatives == whole.negatives)
    #expect(result.resolution == 0 && result.curve.points.count < whole.points.count)
    #expect(abs(result.eer.rate.value - whole.equalErrorRate().rate.value) < 1e-12)
    #expect(result.bestAccuracy == whole.bestAccuracy())
    for target in [0.5, 0.1, 0.01, 0.003] {
      let (one, other) = (
        try result.curve.trueAcceptRate(atFalseAcceptRate: target),
        try whole.trueAcceptRate(atFalseAcceptRate: target)
      )
      #expect(one.rate == other.rate && one.falseAcceptRate <= target)
      #expect(
        try abs(result.curve.partialArea(upTo: target) - whole.partialArea(upTo: target)) < 1e-12)
    }
  }

  @Test func `several tiles and threads change nothing`() throws {
    let (embeddings, labels) = try peopleEmbeddings(people: 130, each: 4, width: 3, seed: 4)
    let before = Threads.count
    defer { Threads.set(before) }
    Threads.set(1)
    let one = try embeddings.allPairs(labels: labels)
    Threads.set(3)
    #expect(try embeddings.allPairs(labels: labels) == one)
    #expect(one.positives == 130 * 6 && one.positives + one.negatives == 520 * 519 / 2)
    let (scores, same) = try trials(embeddings, labels, .cosine)
    #expect(abs(one.auc - (try areaUnderCurve(scores, same: same))) < 1e-6)
  }

  @Test func `collapsed embeddings are at chance`() throws {
    let embeddings = try Embeddings([Float](repeating: 0.3, count: 80), width: 2)
    for budget in [10, 10_000] {
      let result = try embeddings.allPairs(
        labels: (0..<40).map { $0 / 4 }, by: .cosine, budget: budget, capacity: 100)
      #expect(result.auc == 0.5 && result.eer.rate.value == 0.5)
    }
  }

  @Test func `a thinned curve says how far it may be off, and the area stays exact`() throws {
    let (embeddings, labels) = try peopleEmbeddings(people: 6, each: 12, seed: 5)
    let whole = try embeddings.allPairs(labels: labels)
    let thinned = try embeddings.allPairs(
      labels: labels, by: .cosine, budget: 1 << 20, capacity: 250)
    #expect(thinned.auc == whole.auc && thinned.curve.points.count <= 250)
    #expect(thinned.resolution > 0 && thinned.resolution < 0.1)
    let (one, other) = (thinned.eer.rate.value, whole.eer.rate.value)
    #expect(abs(one - other) <= thinned.resolution)
  }

  @Test func `what has no curve is refused`() throws {
    let embeddings = try Embeddings([1, 0, 0, 1, 1, 1], width: 2)
    #expect(throws: EvaluationError.oneClass(metric: "all pairs", same: 0, different: 3)) {
      try embeddings.allPairs(labels: [0, 1, 2])
    }
    #expect(throws: EvaluationError.lengths(metric: "all pairs", expected: 3, got: 2)) {
      try embeddings.allPairs(labels: [0, 1])
    }
    let broken = try Embeddings([1, 0, .nan, 1], width: 2)
    #expect(throws: EvaluationError.self) { try broken.allPairs(labels: [0, 0]) }
  }

  @Test func `rates too small to see are left out, and no interval is claimed`() throws {
    let (embeddings, labels) = try peopleEmbeddings(people: 9, each: 7, seed: 6)
    let numbers = try embeddings.allPairs(labels: labels).flattened
    // 63 rows: 1953 pairs, 189 of one person; 1764 show FAR 0.001 but not 0.0001.
    #expect(
      numbers.map(\.name) == [
        "all-pairs.auc", "all-pairs.eer", "all-pairs.tar@1e-1", "all-pairs.tar@1e-2",
        "all-pairs.tar@1e-3", "all-pairs.best-accuracy",
      ])
    #expect(numbers.allSatisfy { $0.estimate.lower.isNaN && $0.estimate.count == 1953 })
  }
}
