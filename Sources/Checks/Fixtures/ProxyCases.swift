import Plugins

extension Replay {
  /// Cases of `proxy.json`.
  static let proxyCases: [Replay] = [
    .loss("proxy/soft_triple/K1_equals_cosface/") {
      try "cos-face margin=\($0["margin"]) scale=\($0["la"])"
    }
  ]
}
