import Plugins

extension Replay {
  /// Cases of `margin_softmax.json`.
  static let marginCases: [Replay] = [
    .loss("margin_softmax/cosface/", where: { !$0.states("interclass_filtering_threshold") }) {
      try "cos-face margin=\($0["margin"]) scale=\($0["scale"])"
    },
    .loss("margin_softmax/cosface/", where: { $0.states("interclass_filtering_threshold") }) {
      try """
      cos-face margin=\($0["margin"]) scale=\($0["scale"]) \
      filter=\($0["interclass_filtering_threshold"])
      """
    },
    .loss("margin_softmax/arcface/") {
      try """
      arc-face margin=\($0["margin_radians"]) scale=\($0["scale"]) \
      continuation=\($0["continuation"]) gradient=\($0["gradient", default: .string("exact")])
      """
    },
  ]
}
