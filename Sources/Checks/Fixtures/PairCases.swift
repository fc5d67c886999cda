import Plugins

extension Replay {
  /// Cases of `pair.json` for losses of pairs, triplets and sets of an anchor's pairs.
  static let pairCases: [Replay] =
    contrastiveCases + pairwiseCases + supervisedContrastiveCases + tripletCases + anchorCases

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
      contrastive form=linear distance=squared normalised=true reduction=balanced \
      margin=\($0["neg_margin"]) positive-margin=\($0["pos_margin"])
      """
    },
    // Margins of cosines are margins of distances 1 - cos.
    .loss("pair/contrastive_allpairs/cosine/") {
      try """
      contrastive form=linear distance=cosine reduction=non-zero \
      margin=\(1 - $0.number("neg_margin")) positive-margin=\(1 - $0.number("pos_margin"))
      """
    },
    .loss("pair/cosine_embedding/") {
      try "contrastive form=linear distance=cosine margin=\(1 - $0.number("margin"))"
    },
    .loss("pair/snr_contrastive/") {
      try """
      contrastive form=linear distance=snr normalised=true reduction=non-zero \
      margin=\($0["neg_margin"]) positive-margin=\($0["pos_margin"])
      """
    },
  ]

  private static let pairwiseCases: [Replay] = [
    .loss("pair/pairwise_logistic/", ["a": "scale", "b": "offset"]) { _ in "pairwise-logistic" },
    .loss("pair/binomial_deviance/") {
      try
        "binomial-deviance scale=\($0["alpha"]) threshold=\($0["beta"]) negative-factor=\($0["C"])"
    },
    .loss("pair/npair/") { try "n-pair regularisation=\($0["l2_reg"])" },
    .loss("pair/npair/ovo") { _ in "n-pair one-versus-one=true regularisation=0" },
    .loss("pair/npair/pml_default/") { _ in "n-pair normalised=true regularisation=0" },
    .loss("pair/npair/pml_unnormalised/") { _ in "n-pair regularisation=0" },
  ]

  private static let supervisedContrastiveCases: [Replay] = [
    .loss("pair/supcon/official_") {
      try "supervised-contrastive temperature=\($0["temperature"])"
    },
    .loss("pair/supcon/pml_") {
      try "supervised-contrastive temperature=\($0["temperature"]) reduction=non-zero"
    },
    .loss("pair/ntxent/") { try "nt-xent temperature=\($0["temperature"])" },
    .loss("pair/ntxent_selfsup_simclr/") {
      try "nt-xent temperature=\($0["temperature"])"
    },
  ]

  /// Edge cases of these losses, computed with the options of the library that made them.
  static let pairEdgeCases: [Replay] =
    ["one_class_batch", "all_distinct_batch"].flatMap { batch in
      pairLosses.map { theirs, ours in .loss("edge_cases/\(batch)/\(theirs)") { _ in ours } }
        + [
          .costsNothing(
            "edge_cases/\(batch)/multi_similarity", "multi-similarity",
            "a batch that lacks a kind of pair costs nothing here"),
          .costsNothing(
            "edge_cases/\(batch)/generalized_lifted", "generalized-lifted normalised=true",
            "a batch without anchors that have both kinds of pairs costs nothing here"),
        ]
    } + [
      .loss("edge_cases/duplicate_positive/contrastive") { _ in
        "contrastive form=linear normalised=true reduction=non-zero"
      },
      .loss("edge_cases/duplicate_positive/triplet") { _ in "triplet distance=euclidean" },
      .loss("edge_cases/zero_embedding/contrastive") {
        try """
        contrastive form=linear normalised=true reduction=non-zero margin=\($0["neg_margin"]) \
        positive-margin=\($0["pos_margin"])
        """
      },
    ]

  private static let pairLosses: [(theirs: String, ours: PluginSpecification)] = [
    ("contrastive", "contrastive form=linear normalised=true reduction=non-zero"),
    ("triplet", "triplet distance=euclidean margin=0.05"), ("circle", "circle"),
    ("ntxent", "nt-xent"), ("supcon", "supervised-contrastive temperature=0.1 reduction=non-zero"),
    ("lifted", "lifted-structure normalised=true"),
    ("npair", "n-pair normalised=true regularisation=0"),
  ]
}
