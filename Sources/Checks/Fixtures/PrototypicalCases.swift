internal import Foundation
import Plugins

extension Replay {
  /// Cases of `prototypical.json`.
  static let prototypicalCases: [Replay] =
    [
      .loss("prototypical/angular_prototypical/", learnedScale) { _ in "prototypical" },
      .loss("prototypical/angular_proto_symmetric/", learnedScale) { _ in
        "prototypical symmetric=true"
      },
      .loss("prototypical/prototypical_euclidean/") { _ in "prototypical comparison=euclidean" },
      .loss("prototypical/eq5_mean/") { _ in "prototypical comparison=dot" },
      .loss("prototypical/eq5_as_printed_sum/") { _ in
        "prototypical comparison=dot reduction=sum"
      },
    ] + ge2eCases + maskProxyCases

  private static let learnedScale = ["a": "scale", "b": "offset"]

  private static let ge2eCases: [Replay] = [
    .loss("prototypical/ge2e_softmax/", learnedScale) { _ in "ge2e unit-first=false" },
    .loss("prototypical/ge2e_softmax_unit_first/", learnedScale) { _ in "ge2e" },
    .loss("prototypical/ge2e_contrast_unit_first/", learnedScale) { _ in "ge2e form=contrast" },
    .differs(
      "prototypical/ge2e_softmax_voxceleb_clamp/", of: "ge2e",
      "voxceleb_trainer lifts cosines to 10⁻⁶, so that negative ones have no gradient"
    ) { fixture, comparison in
      let least = try fixture.number("cosine_clamp_min")
      comparison.expect(
        "the loss by loops, clamped", try ge2e(fixture, atLeast: least), try fixture.loss,
        within: fixture.tolerances.value)
      let loss = try Registry.standard.loss("ge2e unit-first=false")
      var batch = try ReplayBatch(fixture)
      try batch.takeParameters(of: loss, from: fixture, learnedScale)
      comparison.expect(
        "the loss, not clamped", try loss.evaluated(batch.input).value,
        try ge2e(fixture, atLeast: -1), within: fixture.tolerances.value)
    },
  ]

  /// GE2E's softmax form of raw embeddings by loops, with no cosine below a least one.
  private static func ge2e(_ fixture: FixtureCase, atLeast least: Double) throws -> Double {
    let (embeddings, a, b) = (
      try fixture.input("embeddings"), try fixture.input("a").values, try fixture.input("b").values
    )
    let (classes, images, width) = (
      embeddings.shape[0], embeddings.shape[1], embeddings.shape[2]
    )
    func sum(_ x: [Double], _ y: [Double]) -> [Double] { zip(x, y).map { $0 + $1 } }
    func dot(_ x: [Double], _ y: [Double]) -> Double { zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }
    func row(_ place: Int, _ image: Int) -> [Double] {
      let start = (place * images + image) * width
      return Array(embeddings.values[start..<start + width])
    }
    var total = 0.0
    for own in 0..<classes {
      for image in 0..<images {
        let query = row(own, image)
        let scores = (0..<classes).map { place in
          // A cosine does not see that the sum is no mean.
          let members = (0..<images).filter { place != own || $0 != image }
          let centre = members.map { row(place, $0) }
            .reduce([Double](repeating: 0, count: width), sum)
          let lengths = dot(query, query) * dot(centre, centre)
          return a[0] * max(least, dot(query, centre) / lengths.squareRoot()) + b[0]
        }
        total += log(scores.reduce(0) { $0 + exp($1) }) - scores[own]
      }
    }
    return total / Double(classes * images)
  }

  private static let maskProxyCases: [Replay] = [
    maskProxy("prototypical/mask_proxy_mp/", form: "balanced", sign: 1),
    // The multinomial form is published with the offset's other sign.
    maskProxy("prototypical/mask_proxy_mmp/", form: "multinomial", sign: -1),
  ]

  /// The cases state gradients in unit vectors; ours are in what unit vectors are made from, so
  /// that the part along each row is gone.
  private static func maskProxy(_ cases: String, form: String, sign: Double) -> Replay {
    .check(cases, of: "mask-proxy") { fixture, comparison in
      let loss = try Registry.standard.loss(
        PluginSpecification("mask-proxy form=\(form) tying=\(fixture["lambda"])"))
      let shape = try fixture.input("embeddings").shape
      let labels = try fixture.input("labels").integers.flatMap { label in
        Array(repeating: label, count: shape[1])
      }
      var batch = try ReplayBatch(fixture, rows: ["embeddings"], labels: labels)
      try batch.takeParameters(of: loss, from: fixture, ["proxies": "weight"])
      batch.input.parameters["scale"] = [try fixture.number("w_init")]
      batch.input.parameters["offset"] = [sign * (try fixture.number("b_init"))]
      var expected = try batch.expected(fixture, factor: 1)
      let slopes = expected.gradients["embeddings"] ?? []
      expected.gradients["embeddings"] = stride(from: 0, to: slopes.count, by: shape[2]).flatMap {
        let part = $0..<$0 + shape[2]
        let (row, slope) = (batch.input.embeddings[part], slopes[part])
        let along = zip(row, slope).reduce(0) { $0 + $1.0 * $1.1 }
        return zip(row, slope).map { $1 - along * $0 }
      }
      let (value, gradients) = fixture.tolerances
      try comparison.expect(
        loss.evaluated(batch.input), expected, value: value, gradients: gradients, .float64)
      try comparison.expect(
        loss.evaluated(batch.input, .float32), expected, value: max(1e-5, value),
        gradients: max(1e-5, gradients), .float32)
    }
  }
}
