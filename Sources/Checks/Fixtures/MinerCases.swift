import Plugins

extension Replay {
  /// Cases of `miners.json`.
  static let minerCases: [Replay] = []
}
