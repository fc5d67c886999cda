import Plugins

extension Replay {
  /// Cases of `tuples.json`.
  static let tupleCases: [Replay] = []
}
