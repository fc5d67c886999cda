import Plugins

extension Replay {
  /// Cases of `edge_cases.json`.
  static let edgeCases: [Replay] =
    [
      "duplicate_positive/contrastive", "one_class_batch/contrastive",
      "all_distinct_batch/contrastive",
    ]
    .map { id in
      .loss("edge_cases/\(id)") { _ in
        "contrastive form=linear normalised=true reduction=non-zero"
      }
    } + [
      .loss("edge_cases/zero_embedding/contrastive") {
        try """
        contrastive form=linear normalised=true reduction=non-zero margin=\($0["neg_margin"]) \
        positive-margin=\($0["pos_margin"])
        """
      },
      .loss("edge_cases/zero_embedding/cosface") {
        try "cos-face margin=\($0["margin"]) scale=\($0["scale"])"
      },
      .loss("edge_cases/arcface_exact_alignment") {
        try
          "arc-face margin=\($0["margin"]) scale=\($0["scale"]) continuation=\($0["continuation"])"
      },
      .loss("edge_cases/huge_logits/softmax") { _ in "softmax" },
    ]
}
