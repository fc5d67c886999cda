import Autograd
import Checks
import Plugins
import TestSupport
import Testing

/// What every miner of the registry must satisfy, with its default options and in its variants.
@Suite struct MinerLaws {
  /// Miners that choose by the order of rows, which is their point.
  private static let byPlace: Set = ["paired-rows"]
  /// Miners that draw, and so choose others when rows change places.
  private static let drawing: Set = ["distance-weighted"]

  static let all: [PluginSpecification] = Registry.standard.entries(of: .miner).flatMap { entry in
    [PluginSpecification(entry.name)]
      + entry.type.variants.map { PluginSpecification("\(entry.name) \($0)") }
  }
  private static let types = [ScalarType.float32, .float64]
  private static let labels = [0, 1, 2, 0, 1, 1, 0, 3, 2, 0]

  /// Rows near and far, in two dimensions so that every default threshold is crossed.
  private func embeddings(_ type: ScalarType) -> Tensor {
    randomTensor([Self.labels.count, 2], seed: 4).converted(to: type)
  }

  private func mined(
    _ specification: PluginSpecification, _ rows: Tensor, _ labels: [Int]
  ) throws -> Mined {
    try Registry.standard.miner(specification).mine(Embedded(rows, labels: labels))
  }

  /// Pairs of one class, pairs of different ones and triplets, each row renamed.
  private func sets(_ mined: Mined, renamed: (Int) -> Int = { $0 }) -> [Set<[Int]>] {
    let pairs = mined.pairs
    var triplets: Set<[Int]> = []
    mined.forEachTriplet { triplets.insert([$0, $1, $2].map(renamed)) }
    return [
      Set(pairs.same.map { [$0.0, $0.1].map(renamed) }),
      Set(pairs.different.map { [$0.0, $0.1].map(renamed) }), triplets,
    ]
  }

  @Test func `there are miners to check`() {
    #expect(Registry.standard.names(of: .miner).count >= 11)
    let known = Registry.standard.names(of: .miner)
    #expect(Self.drawing.union(Self.byPlace).isSubset(of: known))
  }

  @Test(arguments: all, types)
  func `pairs and triplets are of two classes, of other rows, and pairs occur once`(
    _ specification: PluginSpecification, _ type: ScalarType
  ) throws {
    let mined = try mined(specification, embeddings(type), Self.labels)
    let pairs = mined.pairs
    #expect(!pairs.same.isEmpty && !pairs.different.isEmpty)
    for (list, same) in [(pairs.same, true), (pairs.different, false)] {
      for (i, j) in list {
        #expect(i != j && Self.labels.indices.contains(i) && Self.labels.indices.contains(j))
        #expect((Self.labels[i] == Self.labels[j]) == same)
      }
      #expect(Set(list.map { [$0.0, $0.1] }).count == list.count)
    }
    var count = 0
    mined.forEachTriplet { a, p, n in
      count += 1
      #expect(a != p && Self.labels[a] == Self.labels[p] && Self.labels[a] != Self.labels[n])
    }
    #expect(count > 0 || Self.byPlace.contains(specification.name))
  }

  @Test(arguments: all, types)
  func `the same batch gives the same, on the tape or off it`(
    _ specification: PluginSpecification, _ type: ScalarType
  ) throws {
    let rows = embeddings(type)
    #expect(
      try mined(specification, rows, Self.labels)
        == mined(specification, rows.parameter(), Self.labels))
  }

  @Test(arguments: all.filter { !byPlace.contains($0.name) }, 0..<5 as Range<UInt64>)
  func `reordering the batch renames what was chosen`(
    _ specification: PluginSpecification, _ seed: UInt64
  ) throws {
    var random = Random(seed: seed)
    let order = random.shuffled(Array(Self.labels.indices))
    let plain = try mined(specification, embeddings(.float32), Self.labels)
    let moved = try mined(
      specification, embeddings(.float32).gathering(order), order.map { Self.labels[$0] })
    if Self.drawing.contains(specification.name) {
      // Which pairs of one class get a negative is not drawn.
      #expect(sets(moved) { order[$0] }[0] == sets(plain)[0])
    } else {
      #expect(sets(moved) { order[$0] } == sets(plain))
    }
  }

  @Test(arguments: all)
  func `a batch that lacks a kind of pair gives none of it`(
    _ specification: PluginSpecification
  ) throws {
    let rows = embeddings(.float32)
    let labels = [Int](repeating: 3, count: Self.labels.count)
    #expect(try mined(specification, rows, labels).pairs.different.isEmpty)
    #expect(try mined(specification, rows, Array(Self.labels.indices)).pairs.same.isEmpty)
    for count in [0, 1] {
      let few = try mined(
        specification, rows.gathering(Array(0..<count)), Array(Self.labels.prefix(count)))
      #expect(sets(few) == [[], [], []])
    }
  }

  @Test(arguments: all, types)
  func `duplicates and zero rows do no harm`(
    _ specification: PluginSpecification, _ type: ScalarType
  ) throws {
    let rows = Tensor([0, 0, 1, 1, 1, 1, 0, 0], shape: [4, 2], type: type)
    let mined = try mined(specification, rows, [0, 0, 1, 1])
    for (i, j) in mined.pairs.same + mined.pairs.different { #expect(i != j && i < 4 && j < 4) }
    _ = try self.mined(specification, 0 * rows, [0, 0, 1, 1])
  }

  @Test(arguments: all)
  func `every loss works with it, on good and bad batches alike`(
    _ specification: PluginSpecification
  ) throws {
    let miner = try Registry.standard.miner(specification)
    let rows = embeddings(.float32)
    let zeros = rows * Tensor((0..<10).map { $0 < 3 ? 0 : Float(1) }, shape: [10, 1])
    let batches = [
      (rows, Self.labels), (zeros, Self.labels), (rows, Array(0..<10)),
      (rows, [Int](repeating: 1, count: 10)), (rows.gathering([4]), [2]),
    ]
    for name in Registry.standard.names(of: .loss) {
      let loss = try Registry.standard.loss(PluginSpecification(name))
      for (rows, labels) in batches {
        var input = LossInput(embeddings: rows.doubles, width: 2, labels: labels, classes: 10)
        input.mined = try miner.mine(Embedded(rows, labels: labels))
        let (first, second) = (
          try loss.evaluated(input, .float32), try loss.evaluated(input, .float32)
        )
        #expect(first.isFinite, "\(name) on labels \(labels)")
        #expect(first.value == second.value && first.gradients == second.gradients, "\(name)")
      }
    }
  }
}
