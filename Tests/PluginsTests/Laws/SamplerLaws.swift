import Autograd
import Plugins
import Testing

/// What every sampler of the registry must satisfy with its default options.
@Suite struct SamplerLaws {
  static let names = Registry.standard.names(of: .sampler)

  /// 150 classes of 4 rows, mixed as a folder never is.
  private static let labels = (0..<600).map { $0 * 7 % 150 }

  private func batches(_ name: String, epoch: Int = 0) throws -> [[Int]] {
    try Registry.standard.sampler(PluginSpecification(name))
      .batches(of: Self.labels, random: Random(seed: 3).split(epoch))
  }

  @Test func `there are samplers to check`() {
    #expect(Self.names.count >= 2)
  }

  @Test(arguments: names)
  func `batches are a pure function of labels and generator`(_ name: String) throws {
    #expect(try batches(name) == batches(name))
  }

  @Test(arguments: names)
  func `epochs differ`(_ name: String) throws {
    #expect(try batches(name, epoch: 0) != batches(name, epoch: 1))
  }

  @Test(arguments: names)
  func `rows are those of the data`(_ name: String) throws {
    let rows = try batches(name).flatMap(\.self)
    #expect(!rows.isEmpty)
    #expect(rows.allSatisfy(Self.labels.indices.contains))
  }

  @Test(arguments: names)
  func `batches are of one size, and none holds a row twice`(_ name: String) throws {
    let batches = try batches(name)
    #expect(Set(batches.map(\.count)).count == 1)
    #expect(batches.allSatisfy { Set($0).count == $0.count })
    #expect((batches.first?.count ?? 0) > 1)
  }

  @Test(arguments: names)
  func `balanced data are shown evenly`(_ name: String) throws {
    let rows = try batches(name).flatMap(\.self)
    // An epoch is about one pass: no row comes up twice before the pass is over.
    #expect(rows.count <= Self.labels.count)
    #expect(rows.count > Self.labels.count / 2)
    #expect(Set(rows).count == rows.count)
  }

  @Test(arguments: names, [[], [0], [0, 0], [0, 1]])
  func `too few rows are a data error`(_ name: String, _ labels: [Int]) throws {
    let sampler = try Registry.standard.sampler(PluginSpecification(name))
    let error = #expect(throws: DataError.self) {
      try sampler.batches(of: labels, random: Random(seed: 1))
    }
    #expect(error?.description.isEmpty == false)
  }
}
