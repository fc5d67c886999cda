import Workbench

/// Compares a batch with the embeddings of earlier batches too, by a loss of pairs or triplets.
///
/// The batch enters the memory first, as constants; then each of its rows is compared with the whole
/// memory, except with its own copy. Gradients flow into the batch's side alone. The memory forgets
/// its oldest rows; it is saved with the model.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Wang, Zhang, Huang, Scott, "Cross-Batch Memory for Embedding Learning", CVPR 2020,
///   algorithm 1. A miner's choice is not used: the memory is compared as a whole.
struct CrossBatchMemory: Loss {
  /// A loss of pairs or triplets.
  var loss: InnerLoss = "contrastive normalised=true reduction=balanced"
  /// Rows that are remembered.
  var size: Int = 1024

  static let variants = ["loss=[contrastive margin=3] size=8"]

  var lacks: [LossProperty: String] {
    let order = "the memory keeps the rows as they come"
    return (loss.made?.lacks ?? [:]).merging([.order: order, .places: order]) { own, _ in own }
  }

  var similarity: Similarity { loss.plugin.similarity }

  func validate() throws {
    try require((1...1_000_000).contains(size), "size", size, "in 1…1000000 rows")
    guard let made = loss.made else { return }
    var random = Random(seed: 0)
    let parameters = made.parameters(classes: 3, width: 2, random: &random)
    try require(
      !parameters.names.contains { $0.role == .weight }, "loss", loss.specification,
      "a loss of pairs or triplets, without a classifier")
  }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    loss.plugin.parameters(classes: classes, width: width, random: &random)
      .adding("memory", .state, Tensor(repeating: 0, shape: [size, width]))
      .adding("memory-labels", .state, Tensor(repeating: -1, shape: [size]))
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) throws -> Tensor {
    let new = batch.labels.count
    // Newest first; places not filled yet have the label -1.
    let known = min(size, new + parameters["memory-labels"].doubles.count { $0 >= 0 })
    let kept = Array(0..<min(size, new))
    let old = Array(0..<size - kept.count)
    let rows = Tensor.concatenated([
      batch.held { batch.embeddings.gathering(kept) }, parameters["memory"].gathering(old),
    ])
    let labels =
      kept.map { Double(batch.labels[$0]) }
      + parameters["memory-labels"].gathering(old).doubles
    parameters["memory"] = rows
    parameters["memory-labels"] = Tensor(labels, shape: [size], type: rows.type)

    let remembered = labels.prefix(known).map { Int($0) }
    let all = Tensor.concatenated([batch.embeddings, rows.gathering(Array(0..<known))])
    let seen = try batch.replacing(
      all, labels: batch.labels + remembered,
      mined: .pairs(pairs(batch.labels, remembered)))
    return try loss.plugin(seen, &parameters)
  }

  /// Each row of the batch with each remembered row that is not its own copy.
  private func pairs(_ labels: [Int], _ remembered: [Int]) -> Pairs {
    var pairs = Pairs(same: [], different: [])
    for i in labels.indices {
      for (j, label) in remembered.enumerated() where i != j {
        if label == labels[i] { pairs.same.append((i, labels.count + j)) }
        if label != labels[i] { pairs.different.append((i, labels.count + j)) }
      }
    }
    return pairs
  }
}
