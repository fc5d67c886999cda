import Autograd
import Testing

@testable import Plugins

@Suite struct HierarchicalTests {
  private let names = [
    "a-1", "b-1", "a-2", "b-2", "a-3", "b-3", "a-4", "b-4", "a-5", "b-5", "solo",
  ]

  private func rows(epoch: Int = 0) -> TrainingRows {
    TrainingRows(
      (0..<44).map { $0 % 11 }, names: names, epoch: epoch, random: Random(seed: 3))
  }

  @Test func `classes of one super-class stand together, as far as it has so many`() throws {
    let sampler = Hierarchical(classes: 11, images: 1, together: 3, separator: "-")
    for epoch in 0..<5 {
      for batch in try sampler.batches(of: rows(epoch: epoch)) {
        // Hands of 3 and 2 of a, 3 and 2 of b, and one alone, in any order: at most 4 changes.
        let groups = batch.map { names[rows().labels[$0]].prefix(1) }
        #expect(zip(groups, groups.dropFirst()).count { $0 != $1 } <= 4)
        #expect(Set(groups).count == 3)
      }
    }
  }

  @Test func `a batch of one hand is of one super-class`() throws {
    let labels = (0..<80).map { $0 % 8 }
    let rows = TrainingRows(labels, random: Random(seed: 1))
    let sampler = Hierarchical(classes: 4, images: 2, together: 4, block: 4)
    let batches = try sampler.batches(of: rows)
    #expect(batches.count == 10)
    for batch in batches { #expect(Set(batch.map { labels[$0] / 4 }).count == 1) }
  }

  @Test func `every class is visited equally often, up to once, through all epochs`() throws {
    let sampler = Hierarchical(classes: 4, images: 2, together: 2, separator: "-")
    var visits = [Int](repeating: 0, count: 11)
    for epoch in 0..<8 {
      for batch in try sampler.batches(of: rows(epoch: epoch)) {
        let shown = Set(batch.map { rows().labels[$0] })
        #expect(shown.count == 4)
        for label in shown { visits[label] += 1 }
        #expect((visits.max() ?? 0) - (visits.min() ?? 0) <= 1)
      }
    }
  }

  @Test func `a separator that no name has is refused with a name`() {
    let error = #expect(throws: DataError.self) {
      try Hierarchical(classes: 4, images: 2, separator: "/").batches(of: rows())
    }
    #expect(error?.problem == "separator \"/\" is in no name of a class, such as a-1")
  }
}
