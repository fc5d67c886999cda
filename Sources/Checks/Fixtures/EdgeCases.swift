import Plugins

extension Replay {
  /// Cases of `edge_cases.json`.
  static let edgeCases: [Replay] =
    pairEdgeCases + [
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
