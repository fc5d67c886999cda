import Autograd
import Foundation
import Testing
import Workbench

/// What holds between results of the metrics, whatever the scores are.
struct MetamorphicTests {
  private static let seeds = 100..<120 as Range<UInt64>

  private func trials(_ seed: UInt64) -> (scores: [Double], same: [Bool]) {
    randomTrials(seed: seed, count: 150, levels: seed % 3 == 0 ? 5 : 1000)
  }

  @Test(arguments: seeds) func `negated scores give the complement`(_ seed: UInt64) throws {
    let (scores, same) = trials(seed)
    let area = try areaUnderCurve(scores, same: same)
    #expect(abs(try areaUnderCurve(scores.map(-), same: same) + area - 1) < 1e-12)
    #expect(abs(try areaUnderCurve(scores, same: same.map(!)) + area - 1) < 1e-12)
  }

  @Test(arguments: seeds) func `only the order of scores matters`(_ seed: UInt64) throws {
    let (scores, same) = trials(seed)
    let roc = try ROC(scores, same: same)
    for map in [{ 3 * $0 + 7 }, { exp($0 / 100) }, { $0 * $0 * $0 }] as [(Double) -> Double] {
      let mapped = try ROC(scores.map(map), same: same)
      #expect(mapped.area == roc.area && mapped.averagePrecision == roc.averagePrecision)
      #expect(mapped.equalErrorRate().rate == roc.equalErrorRate().rate)
      #expect(mapped.bestAccuracy().accuracy == roc.bestAccuracy().accuracy)
      #expect(try mapped.partialArea(upTo: 0.2) == roc.partialArea(upTo: 0.2))
      #expect(
        try mapped.trueAcceptRate(atFalseAcceptRate: 0.1).rate
          == roc.trueAcceptRate(atFalseAcceptRate: 0.1).rate)
    }
  }

  @Test(arguments: seeds) func `the order of trials does not matter`(_ seed: UInt64) throws {
    let (scores, same) = trials(seed)
    var random = Random(seed: seed)
    let order = random.shuffled(Array(scores.indices))
    #expect(
      try ROC(order.map { scores[$0] }, same: order.map { same[$0] }) == ROC(scores, same: same))
  }

  @Test(arguments: seeds) func `the best accuracy is at least that of one answer`(
    _ seed: UInt64
  ) throws {
    let (scores, same) = trials(seed)
    let roc = try ROC(scores, same: same)
    let least = Double(max(roc.positives, roc.negatives)) / Double(scores.count)
    #expect(roc.bestAccuracy().accuracy.value >= least)
  }

  @Test(arguments: seeds) func `accepting more falsely accepts no fewer truly`(
    _ seed: UInt64
  ) throws {
    let (scores, same) = trials(seed)
    let roc = try ROC(scores, same: same)
    let targets = (1...50).map { Double($0) / 50 }
    let steps = try targets.map { try roc.trueAcceptRate(atFalseAcceptRate: $0).rate.value }
    let lines = try targets.map { try roc.interpolatedTrueAcceptRate(atFalseAcceptRate: $0) }
    for rates in [steps, lines] { #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 <= $1 }) }
    #expect(zip(steps, lines).allSatisfy { $0 <= $1 + 1e-12 })
  }

  @Test(arguments: seeds) func `a doubled sample has the same rates`(_ seed: UInt64) throws {
    let (scores, same) = trials(seed)
    let (one, two) = (try ROC(scores, same: same), try ROC(scores + scores, same: same + same))
    #expect(one.area == two.area)
    #expect(abs(one.equalErrorRate().rate.value - two.equalErrorRate().rate.value) < 1e-12)
    #expect(one.bestAccuracy().accuracy.value == two.bestAccuracy().accuracy.value)
  }

  @Test(arguments: 0..<5 as Range<UInt64>)
  func `renaming people and turning embeddings changes no retrieval`(_ seed: UInt64) throws {
    let (embeddings, labels) = try peopleEmbeddings(
      people: 10, each: 5, width: 2, noise: 1, seed: seed)
    func values(_ embeddings: Embeddings, _ labels: [Int]) throws -> [Double] {
      let result = try embeddings.retrieval(labels: labels)
      return (result.micro.flattened + result.macro.flattened).map(\.estimate.value)
    }
    func differ(_ one: [Double], _ other: [Double]) -> Bool {
      zip(one, other).contains { abs($0 - $1) > 1e-12 }
    }
    let result = try values(embeddings, labels)
    #expect(!differ(try values(embeddings, labels.map { 1000 - 7 * $0 }), result))
    // A quarter turn; no two scores are so close that rounding could swap them.
    let turned = try Embeddings(
      embeddings.values.indices.map { embeddings.values[$0 ^ 1] * ($0 % 2 == 0 ? -1 : 1) },
      width: 2)
    #expect(!differ(try values(turned, labels), result))
    let scaled = try Embeddings(embeddings.values.map { $0 * 8 }, width: 2)
    #expect(!differ(try values(scaled, labels), result))
  }
}
