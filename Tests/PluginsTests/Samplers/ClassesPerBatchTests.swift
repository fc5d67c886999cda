import Autograd
import Testing

@testable import Plugins

@Suite struct ClassesPerBatchTests {
  /// Labels of classes with the given numbers of rows, mixed.
  private func labels(_ counts: [Int]) -> [Int] {
    var random = Random(seed: 77)
    return random.shuffled(
      counts.enumerated().flatMap { [Int](repeating: $0, count: $1) })
  }

  private func batches(
    _ sampler: ClassesPerBatch, _ labels: [Int], seed: UInt64 = 1
  ) throws -> [[Int]] {
    try sampler.batches(of: labels, random: Random(seed: seed))
  }

  private func counts(_ values: [Int]) -> [Int: Int] {
    values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `a class occurs at most once in a batch, its rows together`(_ seed: UInt64) throws {
    let labels = labels([3, 5, 4, 3, 9, 3, 7])
    let batches = try batches(ClassesPerBatch(classes: 4, images: 3), labels, seed: seed)
    #expect(!batches.isEmpty)
    for batch in batches {
      let classes = batch.map { labels[$0] }
      #expect(Set(classes).count == 4)
      for place in stride(from: 0, to: 12, by: 3) {
        #expect(Set(classes[place..<place + 3]).count == 1)
        #expect(Set(batch[place..<place + 3]).count == 3)
      }
    }
  }

  @Test(arguments: [(5, 2), (7, 3), (7, 7), (13, 4)])
  func `an epoch visits every class equally often, up to once`(
    _ classes: Int, _ perBatch: Int
  ) throws {
    let labels = labels([Int](repeating: 20, count: classes))
    let batches = try batches(ClassesPerBatch(classes: perBatch, images: 2), labels)
    let visits = counts(batches.flatMap { $0 }.map { labels[$0] })
    #expect(visits.count == classes)
    #expect((visits.values.max() ?? 0) - (visits.values.min() ?? 0) <= 2)
  }

  /// 4 classes of 6 rows, one class's rows all shown before any is shown again.
  @Test func `no image is repeated before all of its class were seen`() throws {
    let labels = labels([6, 6, 6, 6])
    let sampler = ClassesPerBatch(classes: 2, images: 4)
    for seed in 0..<20 as Range<UInt64> {
      let rows = try batches(sampler, labels, seed: seed).flatMap(\.self)
      for label in 0..<4 {
        let seen = rows.filter { labels[$0] == label }
        #expect(Set(seen.prefix(6)).count == min(6, seen.count))
      }
    }
  }

  /// Uneven classes: those with few images come round again, and evenly.
  @Test func `images of a small class are repeated evenly`() throws {
    let labels = labels([2, 40, 40])
    let rows = try batches(ClassesPerBatch(classes: 3, images: 2), labels).flatMap(\.self)
    let small = counts(rows.filter { labels[$0] == 0 })
    // 82 rows make 13 batches of 6, each with both images of the small class.
    #expect(small.values.sorted() == [13, 13])
  }

  @Test(arguments: [(100, 10, 2, 5), (101, 10, 2, 5), (119, 10, 2, 5), (120, 10, 2, 6)])
  func `an epoch shows as many images as there are, in whole batches`(
    _ rows: Int, _ classes: Int, _ images: Int, _ count: Int
  ) throws {
    let labels = (0..<rows).map { $0 % 10 }
    let batches = try batches(ClassesPerBatch(classes: classes, images: images), labels)
    #expect(batches.count == count)
  }

  @Test func `classes with too few images are refused by default, and the way out is said`() {
    let labels = labels([3, 3, 1, 3, 2])
    let error = #expect(throws: DataError.self) {
      try batches(ClassesPerBatch(classes: 2, images: 3), labels)
    }
    let problem = error?.problem ?? ""
    #expect(problem.contains("3 images of each class are needed, but 2 of 5 classes have fewer"))
    #expect(problem.contains("short-classes=skip"))
  }

  @Test func `of classes with too few images the smallest is named`() {
    let rows = TrainingRows(
      labels([3, 2, 1, 3]), names: ["Ada", "Ben", "Cleo", "Dan"], random: Random(seed: 1))
    let error = #expect(throws: DataError.self) {
      try ClassesPerBatch(classes: 2, images: 3).batches(of: rows)
    }
    #expect(error?.problem.contains("2 of 4 classes have fewer (Cleo has 1)") == true)
  }

  /// At the end of each epoch, all classes have been visited equally often, up to once.
  @Test(arguments: [(5, 2), (7, 3), (7, 7), (13, 4), (10, 7), (64, 9)])
  func `what an epoch leaves of a pass begins the next epoch`(
    _ classes: Int, _ perBatch: Int
  ) throws {
    let labels = labels([Int](repeating: 3, count: classes))
    let sampler = ClassesPerBatch(classes: perBatch, images: 2)
    var visits: [Int: Int] = [:]
    for epoch in 0..<12 {
      let rows = TrainingRows(labels, epoch: epoch, random: Random(seed: 5))
      for batch in try sampler.batches(of: rows) {
        let shown = Set(batch.map { labels[$0] })
        #expect(shown.count == perBatch)
        for label in shown { visits[label, default: 0] += 1 }
        let counts = (0..<classes).map { visits[$0, default: 0] }
        #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
      }
    }
  }

  @Test func `short classes may be skipped`() throws {
    let labels = labels([3, 3, 1, 3, 2])
    let sampler = ClassesPerBatch(classes: 2, images: 3, shortClasses: .skip)
    let shown = Set(try batches(sampler, labels).flatMap(\.self).map { labels[$0] })
    #expect(shown.isSubset(of: [0, 1, 3]))
    let error = #expect(throws: DataError.self) {
      try batches(ClassesPerBatch(classes: 4, images: 3, shortClasses: .skip), labels)
    }
    #expect(error?.problem == "a batch takes 4 classes, but only 3 are usable")
  }

  @Test func `short classes may repeat their images, each equally often`() throws {
    let labels = labels([1, 2, 3])
    let sampler = ClassesPerBatch(classes: 3, images: 6, shortClasses: .repeating)
    let batch = try #require(try batches(sampler, labels).first)
    #expect(batch.count == 18)
    #expect(counts(batch.map { labels[$0] }) == [0: 6, 1: 6, 2: 6])
    for label in 0..<3 {
      let times = counts(batch.filter { labels[$0] == label })
      #expect(times.values.sorted() == [[6], [3, 3], [2, 2, 2]][label])
    }
  }

  @Test func `short classes are an option by name`() throws {
    let sampler = try Registry.standard.sampler("classes-per-batch short-classes=repeat")
    #expect((sampler as? ClassesPerBatch)?.shortClasses == .repeating)
    #expect(throws: OptionError.self) {
      try Registry.standard.sampler("classes-per-batch classes=1")
    }
  }
}
