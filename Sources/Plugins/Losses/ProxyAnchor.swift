import Workbench

/// Draws the images of each class to the class's proxy and pushes all others from it, the hardest
/// most.
///
///     1/|P₊| Σ_{p in P₊} log(1 + Σ_{x in p} e^(-α (s - δ)))
///       + 1/C Σ_p log(1 + Σ_{x not in p} e^(α (s + δ)))
///
/// with cosines s between images x and learned proxies p, one for each of the C training classes;
/// P₊ are those of the batch, α is `scale`, δ `margin`.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Kim, Kim, Cho, Kwak, "Proxy Anchor Loss for Deep Metric Learning", CVPR 2020, equation
///   4.
struct ProxyAnchor: Loss {
  /// α: how much the hardest images outweigh others.
  var scale: Double = 32
  /// δ: how far beyond zero cosines have to be, above for own images and below for others.
  var margin: Double = 0.1

  static let variants = ["scale=8 margin=0.3"]

  func validate() throws {
    try require(scale > 0, "scale", scale, "greater than 0")
    try require((0...1).contains(margin), "margin", margin, "a cosine in 0 ... 1")
  }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    ["weight": classTable(classes, width, &random)]
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let cosines = cosines(parameters["weight"], batch.embeddings)
    let (classes, labels) = (cosines.shape[0], batch.labels)
    let own = (0..<classes).flatMap { proxy in labels.map { $0 == proxy } }
    let pull = (-scale * (cosines - margin)).logSumExp(where: own, and: 0)
    let push = (scale * (cosines + margin)).logSumExp(where: own.map { !$0 }, and: 0)
    return pull.sum() / Double(max(1, Set(labels).count)) + push.mean()
  }

  func logits(_ embeddings: Tensor, _ parameters: Parameters) -> Tensor? {
    scale * cosines(embeddings, parameters["weight"])
  }
}
