import Plugins

extension Replay {
  /// Cases of `metrics.json`.
  static let metricsCases: [Replay] = []
}
