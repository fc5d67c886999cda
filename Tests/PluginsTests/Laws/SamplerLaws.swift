import Autograd
import Plugins
import TestSupport
import Testing

/// What every sampler of the registry must satisfy with its default options.
@Suite struct SamplerLaws {
  static let names = Registry.standard.names(of: .sampler)

  /// Samplers that show a row more than once an epoch by their nature, and why.
  static let repeating = [
    "balanced": "classes are drawn with replacement",
    "offline-pairs": "pairs are drawn, and an image is in several",
  ]

  /// 150 classes of 4 rows, mixed as a folder never is.
  private static let labels = (0..<600).map { $0 * 7 % 150 }

  private func sampler(_ name: String) throws -> any Sampler {
    try Registry.standard.sampler(PluginSpecification(name))
  }

  /// The rows as an epoch begins; prototypes are the same every epoch, or none as in the first.
  private func rows(epoch: Int = 0, seed: UInt64 = 3, _ labels: [Int] = labels) -> TrainingRows {
    let classes = (labels.max() ?? -1) + 1
    return TrainingRows(
      labels, names: (0..<classes).map { "p\($0)" }, epoch: epoch, random: Random(seed: seed),
      prototypes: epoch == 0 || classes == 0 ? nil : randomTensor([classes, 8], seed: 11))
  }

  private func batches(_ name: String, epoch: Int = 0) throws -> [[Int]] {
    try sampler(name).batches(of: rows(epoch: epoch))
  }

  @Test func `there are samplers to check, and exceptions are of them`() {
    #expect(Self.names.count >= 2)
    #expect(Set(Self.repeating.keys).isSubset(of: Self.names))
  }

  @Test(arguments: names, [0, 1, 4])
  func `batches are a pure function of rows, seed and epoch`(_ name: String, _ epoch: Int) throws {
    #expect(try batches(name, epoch: epoch) == batches(name, epoch: epoch))
  }

  @Test(arguments: names)
  func `epochs differ, and so do seeds`(_ name: String) throws {
    let epochs = try (0..<4).map { try batches(name, epoch: $0) }
    #expect(Set(epochs).count == 4)
    #expect(try sampler(name).batches(of: rows(seed: 4)) != epochs[0])
  }

  @Test(arguments: names)
  func `every epoch has the number of batches that is known before`(_ name: String) throws {
    for (epoch, seed) in [(0, 3), (1, 3), (2, 3), (7, 3), (0, 5), (3, 6)] as [(Int, UInt64)] {
      let rows = rows(epoch: epoch, seed: seed)
      let sampler = try sampler(name)
      #expect(try sampler.batches(of: rows).count == sampler.batchCount(of: rows))
      #expect(try sampler.batchCount(of: rows) == sampler.batchCount(of: self.rows()))
    }
  }

  @Test(arguments: names)
  func `rows are those of the data`(_ name: String) throws {
    let rows = try batches(name).flatMap(\.self)
    #expect(!rows.isEmpty)
    #expect(rows.allSatisfy(Self.labels.indices.contains))
  }

  @Test(arguments: names)
  func `batches are of one size`(_ name: String) throws {
    let batches = try batches(name) + batches(name, epoch: 1)
    #expect(Set(batches.map(\.count)).count == 1)
    #expect((batches.first?.count ?? 0) > 1)
  }

  @Test(arguments: names.filter { repeating[$0] == nil })
  func `no batch holds a row twice`(_ name: String) throws {
    #expect(try batches(name).allSatisfy { Set($0).count == $0.count })
  }

  @Test(arguments: names)
  func `an epoch is about one pass over the rows`(_ name: String) throws {
    let count = try batches(name).reduce(0) { $0 + $1.count }
    #expect(count <= Self.labels.count && count > Self.labels.count / 2)
  }

  @Test(arguments: names.filter { repeating[$0] == nil })
  func `balanced data are shown evenly`(_ name: String) throws {
    // No row comes up twice before the pass is over.
    let rows = try batches(name).flatMap(\.self)
    #expect(Set(rows).count == rows.count)
  }

  @Test(arguments: names)
  func `in the long run every row is shown`(_ name: String) throws {
    let seen = try (0..<12).map { try Set(batches(name, epoch: $0).flatMap(\.self)) }
    #expect(seen.reduce(Set()) { $0.union($1) }.count == Self.labels.count)
  }

  @Test(arguments: names, [[], [0], [0, 0], [0, 1]])
  func `too few rows are a data error`(_ name: String, _ labels: [Int]) throws {
    let sampler = try sampler(name)
    let error = #expect(throws: DataError.self) { try sampler.batches(of: rows(labels)) }
    #expect(throws: DataError.self) { try sampler.batchCount(of: rows(labels)) }
    #expect(error?.description.isEmpty == false)
  }

  /// An identity of one photograph beside others of twenty.
  @Test(arguments: names)
  func `a class that is too small is served, or named`(_ name: String) throws {
    let labels = (0..<100).flatMap { [Int](repeating: $0, count: 20) } + [100]
    do {
      let batches = try sampler(name).batches(of: rows(labels))
      #expect(batches.flatMap(\.self).allSatisfy(labels.indices.contains))
    } catch let error as DataError {
      #expect(error.problem.contains("p100 has 1"))
    }
  }
}
