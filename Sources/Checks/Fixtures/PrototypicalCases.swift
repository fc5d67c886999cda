import Plugins

extension Replay {
  /// Cases of `prototypical.json`.
  static let prototypicalCases: [Replay] = [
    .loss("prototypical/angular_prototypical/", ["a": "scale", "b": "offset"]) { _ in
      "prototypical"
    },
    .loss("prototypical/angular_proto_symmetric/", ["a": "scale", "b": "offset"]) { _ in
      "prototypical symmetric=true"
    },
    .loss("prototypical/prototypical_euclidean/") { _ in "prototypical comparison=euclidean" },
    .loss("prototypical/eq5_mean/") { _ in "prototypical comparison=dot" },
    .loss("prototypical/eq5_as_printed_sum/") { _ in
      "prototypical comparison=dot reduction=sum"
    },
  ]
}
