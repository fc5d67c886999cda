import Autograd
import Checks
import TestSupport
import Testing

@testable import Plugins

@Suite struct DistanceWeightedTests {
  @Test func `as published`() throws { try expectReplays("distance-weighted") }

  @Test func `negatives are drawn as often as they are probable`() throws {
    let (rows, labels) = (randomTensor([8, 3], seed: 5), [0, 0, 1, 1, 2, 2, 3, 3])
    let miner = DistanceWeighted(floor: 0.3, limit: 1.6)
    let distances = try Embedded(rows, labels: labels).distances(.euclidean, normalised: true)
    let probabilities = negativeProbabilities(labels, distances, width: 3, floor: 0.3, limit: 1.6)
    var counts = [Double](repeating: 0, count: 64)
    let draws = 2000
    for step in 0..<draws {
      let batch = try Embedded(rows, labels: labels, step: step)
      miner.mine(batch).forEachTriplet { a, _, n in counts[a * 8 + n] += 1 }
    }
    for (count, probability) in zip(counts, probabilities) {
      let deviation = (probability * (1 - probability) / Double(draws)).squareRoot()
      #expect(abs(count / Double(draws) - probability) <= 4.5 * deviation)
    }
    #expect(counts.contains { $0 > 0 })
  }

  @Test func `the same step draws the same, another one other`() throws {
    let (rows, labels) = (randomTensor([12, 3]), (0..<12).map { $0 % 4 })
    func mined(_ step: Int) throws -> Mined {
      try DistanceWeighted(floor: 0.1, limit: 2).mine(Embedded(rows, labels: labels, step: step))
    }
    #expect(try mined(3) == mined(3))
    #expect(try mined(3) != mined(4))
  }

  @Test func `rows without a negative within the limit get none`() throws {
    let rows = Tensor([1, 0, 1, 0, -1, 0] as [Double], shape: [3, 2])
    #expect(
      try DistanceWeighted().mine(Embedded(rows, labels: [0, 0, 1])) == .triplets([]))
  }

  @Test func `impossible limits are refused`() {
    for options in ["floor=0", "limit=0.4", "limit=3"] {
      #expect(throws: OptionError.self) {
        try Registry.standard.miner(PluginSpecification("distance-weighted \(options)"))
      }
    }
  }
}
