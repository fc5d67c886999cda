import Plugins

extension Replay {
  /// Cases of `center.json`.
  static let centerCases: [Replay] = []
}
