import Plugins

extension Replay {
  /// Cases of `distances.json` and `reducers.json`.
  static let distanceCases: [Replay] = []
}
