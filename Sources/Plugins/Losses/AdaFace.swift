internal import Foundation
import Workbench

/// A margin that depends on quality: clear images, with long embeddings, must win by an additive
/// margin, blurred ones by an angular one.
///
///     z_i  = clip( concentration · (|x_i| - μ) / (σ + ε), -1, 1 )
///     Z_iy = scale · ( cos(θ_y - margin · z_i) - margin · (1 + z_i) ),   Z_ij = scale · cos θ_j
///
/// averaged over the batch. μ and σ are running mean and deviation of lengths, from 20 and 100, which
/// take `momentum` of each batch before they are used; lengths are clipped to 0.001 ... 100. Cosines
/// are clipped to ±(1 - ε) and the target's angle to ε ... π - ε, ε = 0.001. No gradient reaches
/// lengths, μ and σ. One row alone has no deviation and leaves σ as it is.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Kim, Jain, Liu, "AdaFace: Quality Adaptive Margin for Face Recognition", CVPR 2022,
///   equations 11 to 15; h is `concentration`. The deviation is that of a sample (n - 1).
struct AdaFace: CosineHead {
  /// Factor of the cosines.
  var scale: Double = 64
  /// The margin, angular and additive.
  var margin: Double = 0.4
  /// h: how far lengths must be from their mean to make all of the difference.
  var concentration: Double = 0.333
  /// How much of μ and σ is new at each step.
  var momentum: Double = 0.01

  private static let small = 1e-3

  static let variants = ["scale=16 momentum=1"]

  func validate() throws {
    try requireHead(scale: scale)
    try require((0...1).contains(margin), "margin", margin, "in 0 ... 1")
    try require(concentration >= 0, "concentration", concentration, "at least 0")
    try require((0...1).contains(momentum), "momentum", momentum, "in 0 ... 1")
  }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    (["weight": classTable(classes, width, &random)] as Parameters)
      .adding("mean-length", .state, Tensor(repeating: 20, shape: []))
      .adding("length-deviation", .state, Tensor(repeating: 100, shape: []))
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let quality = batch.held { self.quality(batch.embeddings.detached(), &parameters) }.doubles
    let (labels, small) = (batch.labels, Self.small)
    batch.note("quality", quality.reduce(0, +) / Double(max(1, quality.count)))
    return cosines(batch.embeddings, parameters["weight"])
      .clamped(to: small - 1...1 - small)
      .mapped(at: labels, scale: scale) { row, cosine in
        let angle = acos(cosine)
        let moved = angle - margin * quality[row]
        let clipped = min(max(moved, small), .pi - small)
        let slope = moved == clipped ? sin(moved) / sin(angle) : 0
        return (cos(clipped) - margin * (1 + quality[row]), slope)
      }
      .crossEntropies(labels)
  }

  /// z of each row, after μ and σ have taken in the batch.
  private func quality(_ embeddings: Tensor, _ parameters: inout Parameters) -> Tensor {
    let lengths = embeddings.rowLengths().clamped(to: 0.001...100)
    let count = lengths.count
    let mean = lengths.mean()
    func moved(_ name: String, _ new: Tensor) -> Tensor {
      (1 - momentum) * parameters[name] + momentum * new
    }
    parameters["mean-length"] = moved("mean-length", mean)
    if count > 1 {
      let variance = (lengths - mean).squared().sum() / Double(count - 1)
      parameters["length-deviation"] = moved("length-deviation", variance.squareRoot())
    }
    let spread = parameters["length-deviation"] + Self.small
    return (concentration * (lengths - parameters["mean-length"]) / spread).clamped(to: -1...1)
  }
}
