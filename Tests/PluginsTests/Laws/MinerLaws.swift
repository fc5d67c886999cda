import Autograd
import Checks
import Plugins
import TestSupport
import Testing

/// What every miner of the registry must satisfy, with its defaults and in its variants.
@Suite struct MinerLaws {
  static let names = Registry.standard.names(of: .miner)

  @Test func `there are miners to check`() {
    #expect(Self.names.count >= 11)
  }

  @Test(arguments: try Trials.all(.miner)) func `a miner keeps a law`(_ trial: Trial) {
    if case .violated(let words) = trial.outcome(.quick) { Issue.record("\(trial); \(words)") }
  }

  static let subjects: [PluginSpecification] = Registry.standard.entries(of: .miner).flatMap {
    entry in
    [PluginSpecification(entry.name)]
      + entry.type.variants.map { PluginSpecification("\(entry.name) \($0)") }
  }

  @Test(arguments: subjects)
  func `every loss works with it, on good and bad batches alike`(
    _ specification: PluginSpecification
  ) throws {
    let miner = try Registry.standard.miner(specification)
    let rows = randomTensor([10, 2], seed: 4).converted(to: .float32)
    let zeros = rows * Tensor((0..<10).map { $0 < 3 ? 0 : Float(1) }, shape: [10, 1])
    let mixed = [0, 1, 2, 0, 1, 1, 0, 3, 2, 0]
    let batches = [
      (rows, mixed), (zeros, mixed), (rows, Array(0..<10)),
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
