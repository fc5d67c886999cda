import Plugins

extension Replay {
  /// Cases of `margin_softmax.json`; sampled classes are among those of wrappers.
  static let marginCases: [Replay] = [
    .loss("margin_softmax/lsoftmax/") {
      try
        "large-margin-softmax margin=\($0["margin"]) annealing=\($0["lambda"]) floor=\($0["lambda"])"
    },
    .loss("margin_softmax/sphereface/", where: { $0.states("lambda") }) {
      try "sphere-face margin=\($0["margin"]) annealing=\($0["lambda"]) floor=\($0["lambda"])"
    },
    .loss("margin_softmax/sphereface/", where: { !$0.states("lambda") }) {
      try """
      sphere-face margin=\($0["margin"]) annealing=0 floor=0 normalised=true scale=\($0["scale"])
      """
    },
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
    .loss("margin_softmax/combined/") {
      try """
      combined-margin factor=\($0["m1"]) margin=\($0["m2"]) cosine-margin=\($0["m3"]) \
      scale=\($0["scale"]) continuation=none
      """
    },
    .loss("margin_softmax/subcenter_arcface/") {
      try """
      sub-center-arc-face margin=\($0["margin_radians"]) scale=\($0["scale"]) \
      centres=\($0["sub_centers"])
      """
    },
    .loss("margin_softmax/p2sgrad/") { _ in "p2s-grad" },
    .loss("margin_softmax/circle_classification/") {
      try "circle-softmax margin=\($0["m"]) scale=\($0["gamma"])"
    },
  ]
}
