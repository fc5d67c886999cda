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

  @Test(arguments: names)
  func `every loss works with it, on good and bad batches alike`(_ name: String) throws {
    let miner = try Registry.standard.miner(PluginSpecification(name))
    let rows = randomTensor([10, 2], seed: 4).converted(to: .float32)
    let zeros = rows * Tensor((0..<10).map { $0 < 3 ? 0 : Float(1) }, shape: [10, 1])
    let mixed = [0, 1, 2, 0, 1, 1, 0, 3, 2, 0]
    let batches = [
      (rows, mixed), (zeros, mixed), (rows, Array(0..<10)),
      (rows, [Int](repeating: 1, count: 10)), (rows.gathering([4]), [2]),
    ]
    let inputs = try batches.map { rows, labels in
      LossInput(
        embeddings: rows.doubles, width: 2, labels: labels, classes: 10,
        mined: try miner.mine(Embedded(rows, labels: labels)))
    }
    for name in Registry.standard.names(of: .loss) {
      let loss = try Registry.standard.loss(PluginSpecification(name))
      let results = try inputs.map { try loss.evaluated($0, .float32) }
      for (input, result) in zip(inputs, results) {
        #expect(result.isFinite, "\(name) on labels \(input.labels)")
      }
      let again = try loss.evaluated(inputs[0], .float32)
      #expect(again.value == results[0].value, "\(name)")
      #expect(again.gradients == results[0].gradients, "\(name)")
    }
  }
}
