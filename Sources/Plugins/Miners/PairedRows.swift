import Workbench

/// Makes rows 2k and 2k + 1 of the batch the only pairs, as `offline-pairs` deals them.
///
/// Each pair counts in both orders. Whether it is of one class, labels say; a last row without a
/// partner is in no pair. The order of rows matters, which no other miner looks at.
///
/// - Source: Koch, Zemel, Salakhutdinov, "Siamese Neural Networks for One-shot Image Recognition",
///   ICML workshop 2015: a batch is a list of pairs.
struct PairedRows: Miner {
  var lacks: [MinerProperty: String] { [.order: "neighbours in the batch are its pairs"] }

  func mine(_ batch: Embedded) -> Mined {
    var pairs = Pairs(same: [], different: [])
    for first in stride(from: 0, to: batch.labels.count - 1, by: 2) {
      let both = [(first, first + 1), (first + 1, first)]
      if batch.labels[first] == batch.labels[first + 1] {
        pairs.same += both
      } else {
        pairs.different += both
      }
    }
    return .pairs(pairs)
  }
}
