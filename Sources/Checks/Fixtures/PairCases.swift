import Plugins

extension Replay {
  /// Cases of `pair.json`.
  static let pairCases: [Replay] = contrastiveCases + supervisedContrastiveCases

  private static let contrastiveCases: [Replay] = [
    .differs(
      "pair/eq1_as_printed/", of: "contrastive",
      "the hand-out's equation 1 has no hinge: it falls without bound as classes move apart"),
    .loss("pair/eq1_with_hinge/") { try "contrastive form=linear margin=\($0["margin"])" },
    .loss("pair/contrastive_hadsell/") { try "contrastive margin=\($0["margin"])" },
    .loss("pair/contrastive_hadsell_half/", factor: { _ in 2 }) {
      try "contrastive margin=\($0["margin"])"
    },
    .loss("pair/contrastive_allpairs/") {
      try """
      contrastive form=linear normalised=true reduction=non-zero margin=\($0["neg_margin"]) \
      positive-margin=\($0["pos_margin"])
      """
    },
    .loss("pair/contrastive_allpairs/power2_mean/") {
      try """
      contrastive form=squared-distance normalised=true reduction=balanced \
      margin=\($0["neg_margin"]) positive-margin=\($0["pos_margin"])
      """
    },
    // On unit vectors d² = 2 - 2 cos, so hinges on cosines are half of hinges on d².
    .loss("pair/contrastive_allpairs/cosine/", factor: { _ in 2 }) {
      try """
      contrastive form=squared-distance normalised=true reduction=non-zero \
      margin=\(2 - 2 * $0.number("neg_margin")) positive-margin=\(2 - 2 * $0.number("pos_margin"))
      """
    },
    .loss("pair/cosine_embedding/", factor: { _ in 2 }) {
      try """
      contrastive form=squared-distance normalised=true margin=\(2 - 2 * $0.number("margin"))
      """
    },
  ]

  private static let supervisedContrastiveCases: [Replay] = [
    .loss("pair/supcon/official_") {
      try "supervised-contrastive temperature=\($0["temperature"])"
    },
    .loss("pair/supcon/pml_") {
      try "supervised-contrastive temperature=\($0["temperature"]) reduction=non-zero"
    },
  ]
}
