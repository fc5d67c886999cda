import Autograd
import Plugins
import TestSupport
import Testing

/// What every miner of the registry must satisfy with its default options.
@Suite struct MinerLaws {
  static let names = Registry.standard.names(of: .miner)
  /// Miners that choose by the order of rows, which is their point.
  private static let byPlace: Set = ["paired-rows"]
  private static let types = [ScalarType.float32, .float64]
  private static let labels = [0, 1, 2, 0, 1, 1, 0, 3, 2, 0]

  /// Rows near and far, in two dimensions so that every default threshold is crossed.
  private func embeddings(_ type: ScalarType) -> Tensor {
    randomTensor([Self.labels.count, 2], seed: 4).converted(to: type)
  }

  private func mined(_ name: String, _ rows: Tensor, _ labels: [Int]) throws -> Pairs {
    try Registry.standard.miner(PluginSpecification(name)).pairs(rows, labels: labels)
  }

  /// Pairs as a set, each row renamed.
  private func set(_ pairs: [(Int, Int)], renamed: (Int) -> Int = { $0 }) -> Set<[Int]> {
    Set(pairs.map { [renamed($0.0), renamed($0.1)] })
  }

  @Test func `there are miners to check`() {
    #expect(Self.names.count >= 2)
  }

  @Test(arguments: names, types)
  func `pairs are of two rows, of the right kind, and occur once`(
    _ name: String, _ type: ScalarType
  ) throws {
    let pairs = try mined(name, embeddings(type), Self.labels)
    #expect(!pairs.same.isEmpty && !pairs.different.isEmpty)
    for (list, same) in [(pairs.same, true), (pairs.different, false)] {
      for (i, j) in list {
        #expect(i != j && Self.labels.indices.contains(i) && Self.labels.indices.contains(j))
        #expect((Self.labels[i] == Self.labels[j]) == same)
      }
      #expect(set(list).count == list.count)
    }
  }

  @Test(arguments: names, types)
  func `the same batch gives the same pairs, on the tape or off it`(
    _ name: String, _ type: ScalarType
  ) throws {
    let rows = embeddings(type)
    #expect(
      try mined(name, rows, Self.labels) == mined(name, rows.parameter(), Self.labels))
  }

  @Test(arguments: names.filter { !byPlace.contains($0) }, 0..<5 as Range<UInt64>)
  func `reordering the batch renames the pairs`(_ name: String, _ seed: UInt64) throws {
    var random = Random(seed: seed)
    let order = random.shuffled(Array(Self.labels.indices))
    let pairs = try mined(name, embeddings(.float32), Self.labels)
    let moved = try mined(
      name, embeddings(.float32).gathering(order), order.map { Self.labels[$0] })
    #expect(set(moved.same) { order[$0] } == set(pairs.same))
    #expect(set(moved.different) { order[$0] } == set(pairs.different))
  }

  @Test(arguments: names)
  func `a batch that lacks a kind of pair gives none of it`(_ name: String) throws {
    let rows = embeddings(.float32)
    let one = try mined(name, rows, [Int](repeating: 3, count: Self.labels.count))
    #expect(one.different.isEmpty)
    #expect(try mined(name, rows, Array(Self.labels.indices)).same.isEmpty)
    let alone = try mined(name, rows.gathering([0]), [0])
    #expect(alone.same.isEmpty && alone.different.isEmpty)
    let empty = try mined(name, Tensor(repeating: 0, shape: [0, 2]), [])
    #expect(empty.same.isEmpty && empty.different.isEmpty)
  }

  @Test(arguments: names)
  func `duplicates and zero rows do no harm`(_ name: String) throws {
    let rows = Tensor([0, 0, 1, 1, 1, 1, 0, 0] as [Float], shape: [4, 2])
    let pairs = try mined(name, rows, [0, 0, 1, 1])
    for (i, j) in pairs.same + pairs.different { #expect(i != j && i < 4 && j < 4) }
  }
}
