import Autograd
import Testing

@testable import Plugins

@Suite struct EpisodesTests {
  private func rows(_ counts: [Int], epoch: Int = 0) -> TrainingRows {
    let labels = counts.enumerated().flatMap { [Int](repeating: $0, count: $1) }
    let names = counts.indices.map { "p\($0)" }
    return TrainingRows(labels, names: names, epoch: epoch, random: Random(seed: 9))
  }

  /// Classes of the given sizes, B and M, and the number of batches: the largest T with
  /// Σ min(⌊n/M⌋, T) ≥ T·B.
  static let cases: [(counts: [Int], classes: Int, images: Int, count: Int)] = [
    // Groups 3 3 3 3: 12 / 2 = 6, but min(3, 6) · 4 = 12 ≥ 12 holds.
    ([6, 6, 6, 6], 2, 2, 6),
    // Groups 50 2 1: T = 3 is the most with min(50, T) + 2 + 1 ≥ 2T.
    ([100, 5, 3], 2, 2, 3),
    // Groups 4 4 4 in batches of 3: all of them, in all.
    ([12, 13, 14], 3, 3, 4),
    // Groups 10 1 1 1 1 1: T = 5 with 5 + 5 ≥ 10.
    ([10, 1, 1, 1, 1, 1], 2, 1, 5),
  ]

  @Test(arguments: cases)
  func `an epoch has as many batches as can be dealt, and no image twice`(
    _ counts: [Int], _ classes: Int, _ images: Int, _ count: Int
  ) throws {
    for epoch in 0..<20 {
      let rows = rows(counts, epoch: epoch)
      let batches = try Episodes(classes: classes, images: images).batches(of: rows)
      #expect(batches.count == count)
      let shown = batches.flatMap(\.self)
      #expect(Set(shown).count == shown.count)
      for batch in batches {
        let labels = batch.map { rows.labels[$0] }
        #expect(Set(labels).count == classes)
        for hand in stride(from: 0, to: labels.count, by: images) {
          #expect(Set(labels[hand..<hand + images]).count == 1)
        }
      }
    }
  }

  @Test func `a large class comes up more often, in proportion to its images`() throws {
    let rows = rows([40, 20, 20, 20, 20, 20, 20])
    let batches = try Episodes(classes: 2, images: 2).batches(of: rows)
    // 20 + 6 · 10 = 80 groups make 40 batches of 2.
    #expect(batches.count == 40)
    #expect(batches.count { batch in batch.contains { rows.labels[$0] == 0 } } == 20)
  }

  @Test func `who meets whom differs from batch to batch`() throws {
    let rows = rows([Int](repeating: 20, count: 30))
    let batches = try Episodes(classes: 3, images: 2).batches(of: rows)
    let sets = Set(batches.map { batch in Set(batch.map { rows.labels[$0] }) })
    // 100 draws of 3 of 30 classes: some pairs of equal sets are possible, not many.
    #expect(batches.count == 100 && sets.count > 90)
  }

  @Test func `a limit caps the images of a class in an epoch`() throws {
    let rows = rows([100, 6, 6, 6])
    let all = try Episodes(classes: 2, images: 2, limit: 6).batches(of: rows)
    #expect(all.count == 6)
    #expect(all.flatMap(\.self).count { rows.labels[$0] == 0 } == 6)
  }

  @Test func `classes with too few images are named, or skipped`() throws {
    let rows = rows([4, 4, 1, 4])
    let error = #expect(throws: DataError.self) {
      try Episodes(classes: 2, images: 2).batches(of: rows)
    }
    #expect(error?.problem.contains("1 of 4 classes has fewer (p2 has 1)") == true)
    let batches = try Episodes(classes: 2, images: 2, shortClasses: .skip).batches(of: rows)
    #expect(batches.count == 3)
    #expect(batches.allSatisfy { $0.allSatisfy { rows.labels[$0] != 2 } })
  }

  @Test func `a limit below the images of a batch is refused`() {
    #expect(throws: OptionError.self) {
      try Registry.standard.sampler("episodes images=4 limit=3")
    }
  }
}
