import Plugins

extension Replay {
  /// Cases of `softmax.json` and `rbf_softmax.json`.
  static let softmaxCases: [Replay] = [
    .loss("softmax/softmax_ce/", where: { $0.hyper?["bias"] != nil }) {
      try "softmax bias=\($0["bias"])"
    },
    .loss("softmax/softmax_ce/label_smoothing_") {
      try "softmax label-smoothing=\($0["label_smoothing"])"
    },
    .loss("softmax/normface/") { try "softmax normalised=true scale=\($0["scale"])" },
    .loss("softmax/normalized_softmax/") {
      try "softmax normalised=true scale=\(1 / $0.number("temperature"))"
    },
  ]
}
