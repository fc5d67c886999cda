import Autograd
import Plugins

extension Miner {
  /// The chosen pairs of labelled rows.
  func pairs(_ embeddings: Tensor, labels: [Int]) throws -> Pairs {
    try mine(Embedded(embeddings, labels: labels)).pairs
  }
}
