import Autograd
import Testing

@testable import Plugins

@Suite struct UniformTests {
  private func batches(rows: Int, size: Int, epoch: Int = 0) throws -> [[Int]] {
    try Uniform(batchSize: size)
      .batches(of: [Int](repeating: 0, count: rows), random: Random(seed: 1).split(epoch))
  }

  @Test(arguments: [(10, 3, 3), (9, 3, 3), (3, 3, 1), (11, 10, 1)])
  func `whole batches are cut, and what is left over is left out`(
    _ rows: Int, _ size: Int, _ count: Int
  ) throws {
    let batches = try batches(rows: rows, size: size)
    #expect(batches.map(\.count) == [Int](repeating: size, count: count))
    let seen = batches.flatMap(\.self)
    #expect(Set(seen).count == seen.count)
  }

  /// 10 rows in batches of 3: each row is left out of a tenth of the epochs.
  @Test func `every row is left out equally often`() throws {
    var seen = [Int](repeating: 0, count: 10)
    for epoch in 0..<2000 {
      for row in try batches(rows: 10, size: 3, epoch: epoch).flatMap(\.self) { seen[row] += 1 }
    }
    // 1800 times each, with deviation √(2000 · 0.9 · 0.1) = 13.4.
    #expect(seen.allSatisfy { abs($0 - 1800) < 54 })
  }

  @Test func `fewer rows than a batch are refused with both numbers`() {
    let error = #expect(throws: DataError.self) { try batches(rows: 127, size: 128) }
    #expect(error?.problem == "a batch takes 128 images, but only 127 are there")
  }

  @Test(arguments: [(10, 3, [3, 3, 3, 1]), (9, 3, [3, 3, 3]), (2, 3, [2]), (11, 10, [10, 1])])
  func `the last batch may be kept, and then every row is seen`(
    _ rows: Int, _ size: Int, _ sizes: [Int]
  ) throws {
    let sampler = Uniform(batchSize: size, lastBatch: .keep)
    let set = TrainingRows([Int](repeating: 0, count: rows), random: Random(seed: 1))
    let batches = try sampler.batches(of: set)
    #expect(batches.map(\.count) == sizes)
    #expect(try sampler.batchCount(of: set) == sizes.count)
    #expect(batches.flatMap(\.self).sorted() == Array(0..<rows))
  }

  @Test func `a batch of one is refused`() {
    #expect(throws: OptionError.self) { try Registry.standard.sampler("uniform batch-size=1") }
  }
}
