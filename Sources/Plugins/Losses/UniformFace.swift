import Workbench

/// A classifier whose classes repel each other like equal charges, so that they spread evenly.
///
///     L = L_classifier + strength · mean over i ≠ j of 1 / ( |w_i - w_j| + 1 )
///
/// over the rows of the classifier's table `weight`: all of them, or those of the classes in the
/// batch, as all cost classes² · width every step. With `rate`, centres also move to their images:
/// their gradient gains rate · Σ_{y_i = j} (w_j - x_i) / (1 + n_j), which adds nothing to the value.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Duan, Lu, Zhou, "UniformFace: Learning Deep Equidistributed Representation for Face
///   Recognition", CVPR 2019, equations 5 to 8. A public version sums i < j but divides by all
///   pairs: half of this.
struct UniformFace: Loss {
  /// Which classes repel each other.
  enum Centres: String, Codable, CaseIterable {
    case all, batch
  }

  /// The classifier, with its options, in brackets.
  var loss: InnerLoss = "sphere-face"
  /// Weight of the repulsion.
  var strength: Double = 1
  /// Which centres repel each other: all, or those of the batch's classes.
  var centres = Centres.batch
  /// How strongly centres follow their images; more than 0.01 may diverge.
  var rate: Double = 0

  static let variants = ["centres=all", "loss=[softmax] rate=0.01"]

  var lacks: [LossProperty: String] { loss.made?.lacks ?? [:] }

  var similarity: Similarity { loss.plugin.similarity }

  func validate() throws {
    try require(strength >= 0, "strength", strength, "at least 0")
    try require((0...1).contains(rate), "rate", rate, "in 0 ... 1")
    guard let inner = loss.made else { return }
    var random = Random(seed: 0)
    let names = inner.parameters(classes: 2, width: 2, random: &random).names.map(\.name)
    try require(names.contains("weight"), "loss", loss.specification, "a classifier")
  }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    loss.plugin.parameters(classes: classes, width: width, random: &random)
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) throws -> Tensor {
    let classified = try loss.plugin(batch, &parameters)
    let weight = parameters["weight"]
    let repulsion = repulsion(
      centres == .all ? weight : weight.gathering(Set(batch.labels).sorted()))
    guard rate > 0 else { return classified + strength * repulsion }
    let pull = pull(weight.gathering(batch.labels), batch)
    return classified + strength * repulsion + rate * (pull - batch.held { pull })
  }

  func logits(_ embeddings: Tensor, _ parameters: Parameters) throws -> Tensor? {
    try loss.plugin.logits(embeddings, parameters)
  }

  /// The mean of 1 / (d + 1) over all pairs of two rows; 0 when there are none.
  private func repulsion(_ rows: Tensor) -> Tensor {
    let count = Double(rows.shape[0])
    guard count > 1 else { return 0 * rows.sum() }
    let ones = Tensor(repeating: 1, shape: [rows.shape[0], rows.shape[0]], type: rows.type)
    // A row is at distance 0 from itself, and adds 1.
    return ((ones / (rows.distances(to: rows) + 1)).sum() - count) / (count * (count - 1))
  }

  /// What has the update of centres as its gradient.
  private func pull(_ own: Tensor, _ batch: Embedded) -> Tensor {
    let counts = batch.labels.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    let shares = batch.labels.map { 0.5 / Double(1 + (counts[$0] ?? 0)) }
    let offsets = (own - batch.held { batch.embeddings }).squared().sum(along: 1)
    return (offsets * Tensor(shares, shape: offsets.shape, type: offsets.type)).sum()
  }
}
