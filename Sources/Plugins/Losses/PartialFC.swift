import Workbench

/// Trains a classifier of very many identities on a random part of them in each step.
///
/// The identities of the batch are always among the ⌈rate · C⌉ sampled ones. The others get no
/// gradient, no weight decay and no momentum, so a step costs in proportion to `rate`.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: An et al., "Killing Two Birds with One Stone: Efficient and Robust Training of Face
///   Recognition CNNs by Partial FC", CVPR 2022, section 3.2, on one machine. The filter for noisy
///   classes is the inner loss's `filter`.
struct PartialFC: RowLoss {
  /// A loss with one weight for each class.
  var loss: InnerLoss = "cos-face margin=0.4"
  /// Share of the classes that take part in a step.
  var rate: Double = 0.1

  static let variants = ["loss=[softmax normalised=true] rate=1"]

  var lacks: [LossProperty: String] { loss.made?.lacks ?? [:] }

  var similarity: Similarity { loss.plugin.similarity }

  func validate() throws {
    try require(rate > 0 && rate <= 1, "rate", rate, "greater than 0 and at most 1")
    guard let made = loss.made else { return }
    var random = Random(seed: 0)
    var parameters = made.parameters(classes: 3, width: 2, random: &random)
    var (weights, others) = (0, 0)
    parameters.visit("") { name, role, value in
      if role == .weight, name == "weight", value.shape == [3, 2] { weights += 1 }
      if name != "weight", (value.shape.first ?? 0) % 3 == 0, !value.shape.isEmpty { others += 1 }
    }
    try require(
      made is any RowLoss && weights == 1 && others == 0, "loss", loss.specification,
      "a loss whose only table has one row for each class, such as cos-face or arc-face")
    let smoothing = try PluginOption.all(of: made).first { $0.name == "label-smoothing" }
    try require(
      rate == 1 || smoothing.flatMap { Double($0.value) } ?? 0 == 0, "loss", loss.specification,
      "one without label smoothing, which spreads over all classes and not over a sample of them")
  }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    loss.plugin.parameters(classes: classes, width: width, random: &random)
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) throws -> Tensor {
    guard let inner = loss.plugin as? any RowLoss else {
      preconditionFailure("\(loss) has no rows")
    }
    let classes = parameters["weight"].shape[0]
    let sampled = sample(of: classes, with: batch.labels, batch.random)
    var place = [Int](repeating: 0, count: classes)
    for (index, label) in sampled.enumerated() { place[label] = index }
    let seen = try batch.relabelled(batch.labels.map { place[$0] })
    // The inner loss sees the sampled rows as if they were the whole table.
    var part = parameters
    part["weight"] = parameters.sampling("weight", rows: sampled)
    let costs = try inner.costs(seen, &part)
    for (name, role) in part.names where role == .state { parameters[name] = part[name] }
    return costs
  }

  func logits(_ embeddings: Tensor, _ parameters: Parameters) throws -> Tensor? {
    try loss.plugin.logits(embeddings, parameters)
  }

  /// The classes of the batch and random others, in rising order.
  func sample(of classes: Int, with labels: [Int], _ random: Random) -> [Int] {
    var random = random
    var isPresent = [Bool](repeating: false, count: classes)
    for label in labels { isPresent[label] = true }
    let present = isPresent.count { $0 }
    var open = classes - present
    var wanted = max(0, Int((rate * Double(classes)).rounded(.up)) - present)
    return (0..<classes).filter { label in
      if isPresent[label] { return true }
      // Knuth, algorithm 3.4.2 S: every subset of that size is as likely.
      let isChosen = random.integer(below: open) < wanted
      open -= 1
      wanted -= isChosen ? 1 : 0
      return isChosen
    }
  }
}
