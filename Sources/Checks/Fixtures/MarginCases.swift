import Plugins

extension Replay {
  /// Cases of `margin_softmax.json`.
  static let marginCases: [Replay] = [
    .loss(
      "margin_softmax/cosface/", where: { !$0.states("interclass_filtering_threshold") }
    ) { try "cos-face margin=\($0["margin"]) scale=\($0["scale"])" }
  ]
}
