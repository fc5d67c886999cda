import Workbench

/// Learns from the rows of the batch that cost most, by another loss.
///
///     ℓ = mean of the ⌈keep · N⌉ largest costs
///
/// Which rows those are is chosen without gradient; of equal costs the earlier row is kept. For pairs
/// and triplets use a miner instead.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Shrivastava, Gupta, Girshick, "Training Region-based Object Detectors with Online Hard
///   Example Mining", CVPR 2016, section 4, applied to images instead of regions.
struct OHEM: Loss {
  /// The loss whose costs are compared.
  var loss: InnerLoss = "softmax"
  /// Share of the batch that is learned from.
  var keep: Double = 0.5

  static let variants = ["loss=[cos-face scale=8] keep=0.3"]

  var lacks: [LossProperty: String] { loss.made?.lacks ?? [:] }

  var similarity: Similarity { loss.plugin.similarity }

  func validate() throws {
    try require(keep > 0 && keep <= 1, "keep", keep, "greater than 0 and at most 1")
    guard let made = loss.made else { return }
    try require(
      made is any RowLoss, "loss", loss.specification, "a loss with a cost of each row")
  }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    loss.plugin.parameters(classes: classes, width: width, random: &random)
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) throws -> Tensor {
    guard let inner = loss.plugin as? any RowLoss else {
      preconditionFailure("\(loss) has no rows")
    }
    let costs = try inner.costs(batch, &parameters)
    let values = costs.doubles
    let count = Int((keep * Double(values.count)).rounded(.up))
    let hardest = values.indices.sorted { (-values[$0], $0) < (-values[$1], $1) }.prefix(count)
    return costs.gathering(hardest.sorted()).mean()
  }

  func logits(_ embeddings: Tensor, _ parameters: Parameters) throws -> Tensor? {
    try loss.plugin.logits(embeddings, parameters)
  }
}
