import Autograd
import Testing

@testable import Plugins

@Suite struct OfflinePairsTests {
  /// Ten classes of 20 rows, and one row alone.
  private let labels = (0..<200).map { $0 % 10 } + [10]

  private func batches(_ sampler: OfflinePairs, epoch: Int = 0) throws -> [[Int]] {
    try sampler.batches(of: TrainingRows(labels, epoch: epoch, random: Random(seed: 2)))
  }

  /// The pairs of all batches, lower row first.
  private func pairs(_ batches: [[Int]]) -> [[Int]] {
    batches.flatMap { batch in
      stride(from: 0, to: batch.count, by: 2).map { [batch[$0], batch[$0 + 1]].sorted() }
    }
  }

  @Test(arguments: [("5:5", 50), ("6:4", 60), ("7:3", 70), ("1:3", 25), ("0:1", 0), ("1:0", 100)])
  func `consecutive rows are pairs, of the ratio asked for and none twice`(
    _ ratio: String, _ negatives: Int
  ) throws {
    let batches = try batches(OfflinePairs(batchSize: 20, ratio: ratio, total: 100))
    let pairs = pairs(batches)
    #expect(batches.count == 10 && pairs.count == 100 && Set(pairs).count == 100)
    #expect(pairs.count { labels[$0[0]] != labels[$0[1]] } == negatives)
    #expect(pairs.allSatisfy { $0[0] != $0[1] })
  }

  @Test func `fresh pairs differ from epoch to epoch, those of the run only in their order`() throws
  {
    func sets(_ lifetime: OfflinePairs.Lifetime) throws -> [[[Int]]] {
      let sampler = OfflinePairs(batchSize: 20, total: 100, fresh: lifetime)
      return try (0..<3).map { pairs(try batches(sampler, epoch: $0)) }
    }
    let fresh = try sets(.epoch)
    #expect(Set(fresh[0]).intersection(fresh[1]).count < 50)
    let fixed = try sets(.run)
    #expect(Set(fixed[0]) == Set(fixed[1]) && Set(fixed[0]) == Set(fixed[2]))
    #expect(fixed[0] != fixed[1])
  }

  @Test func `pairs that fill no batch are left out, others each epoch`() throws {
    let sampler = OfflinePairs(batchSize: 20, total: 109, fresh: .run)
    let epochs = try (0..<12).map { Set(pairs(try batches(sampler, epoch: $0))) }
    #expect(epochs.allSatisfy { $0.count == 100 })
    #expect(epochs.reduce(Set()) { $0.union($1) }.count == 109)
  }

  @Test func `without a total an epoch shows as many rows as there are`() throws {
    #expect(try batches(OfflinePairs(batchSize: 40)).count == 5)
  }

  @Test func `a row alone in its class is in negative pairs only`() throws {
    let pairs = pairs(try batches(OfflinePairs(batchSize: 20, total: 2000)))
    let alone = pairs.filter { $0.contains(200) }
    #expect(!alone.isEmpty && alone.allSatisfy { labels[$0[0]] != labels[$0[1]] })
  }

  /// 10 · 190 pairs are of one class.
  @Test func `more pairs than there are is an error with both numbers`() {
    let error = #expect(throws: DataError.self) {
      try batches(OfflinePairs(batchSize: 20, total: 4000))
    }
    #expect(
      error?.problem == "2000 pairs of one class and 2000 of two are wanted, 1900 and 18200 exist; "
        + "set total lower")
  }

  @Test(arguments: ["ratio=7", "ratio=7:x", "ratio=0:0", "ratio=-1:2", "batch-size=7", "total=0"])
  func `what is no ratio, and odd batches, are refused`(_ option: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.sampler(PluginSpecification("offline-pairs \(option)"))
    }
  }
}
