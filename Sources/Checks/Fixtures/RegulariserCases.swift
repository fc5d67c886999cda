import Plugins

extension Replay {
  /// Cases of `regularizers.json`.
  static let regulariserCases: [Replay] = []
}
