import Workbench

/// Adds a term to a loss that keeps its table of classes, or the embeddings, in shape.
///
///     ℓ + weight · r(rows)
///
///     centre-invariant  a quarter of the variance of |w|²
///     regular-face      mean of the largest cosine to another row
///     lp                mean of |w|_p^power
///     zero-mean         mean of |Σ_k w_k|
///     sparse-centres    half the mean distance between directions of a class's centres
///     energy            mean of 1 / d^power over pairs of directions
///
/// over the rows w of the inner loss's table `weight`, or of the batch's embeddings.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: the papers beside each term in `Support/Regularisers.swift`; as in
///   pytorch-metric-learning.
struct Regularised: Loss {
  /// What is added.
  enum Term: String, Codable, CaseIterable {
    case centreInvariant = "centre-invariant"
    case regularFace = "regular-face"
    case lp
    case zeroMean = "zero-mean"
    case sparseCentres = "sparse-centres"
    case energy
  }

  /// Whose rows the term looks at.
  enum Rows: String, Codable, CaseIterable {
    case table, embeddings
  }

  /// The loss that the term is added to.
  var loss: InnerLoss = "cos-face"
  /// Which: centre-invariant, regular-face, lp, zero-mean, sparse-centres or energy.
  var term = Term.regularFace
  /// The rows of the loss's table of classes, or the embeddings.
  var rows = Rows.table
  /// How much the term weighs.
  var weight: Double = 1
  /// Which length `lp` takes: 1, the sum of magnitudes, or 2, the Euclidean one.
  var p: Int = 2
  /// The power of lengths with `lp`, and of inverse distances with `energy`: 1 or 2.
  var power: Int = 1

  static let variants =
    ["centre-invariant", "lp power=2", "zero-mean", "energy power=2"].map {
      "loss=[softmax normalised=true] term=\($0) weight=0.1"
    } + [
      "loss=[soft-triple centres=3] term=sparse-centres",
      "loss=[softmax] rows=embeddings term=lp p=1 weight=0.01",
    ]

  var similarity: Similarity { loss.made?.similarity ?? .cosine }

  var lacks: [LossProperty: String] {
    var all = loss.made?.lacks ?? [:]
    if term == .zeroMean || term == .lp && p == 1 {
      all[.rotation] = "the term looks at each dimension"
    }
    if rows == .embeddings, term == .lp, let made = loss.made, rowsPerClass(made) == 0 {
      all[.freeAlone] = "the term draws each embedding to zero"
    }
    return all
  }

  func validate() throws {
    try require(weight >= 0, "weight", weight, "at least 0")
    try require((1...2).contains(p), "p", p, "1 or 2")
    try require((1...2).contains(power), "power", power, "1 or 2")
    try require(
      rows == .table || term != .sparseCentres, "rows", rows.rawValue,
      "table with sparse-centres, as embeddings are no centres")
    guard let made = loss.made, rows == .table else { return }
    try require(
      rowsPerClass(made) > 0 && !(made is PartialFC), "loss", loss.specification,
      "a loss with a table of rows for classes that trains as a whole, or rows=embeddings")
  }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    loss.plugin.parameters(classes: classes, width: width, random: &random)
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) throws -> Tensor {
    let inner = loss.plugin
    let value = try inner(batch, &parameters)
    let rows = self.rows == .table ? parameters["weight"] : batch.embeddings
    let added = added(rows, rowsPerClass: rowsPerClass(inner))
    batch.note("regulariser", added.scalar)
    return value + weight * added
  }

  func logits(_ embeddings: Tensor, _ parameters: Parameters) throws -> Tensor? {
    try loss.plugin.logits(embeddings, parameters)
  }

  private func added(_ rows: Tensor, rowsPerClass: Int) -> Tensor {
    switch term {
    case .centreInvariant: centreInvariance(rows)
    case .regularFace: meanNearestCosine(rows)
    case .lp: meanLength(rows, p: p, power: power)
    case .zeroMean: meanMagnitudeOfSums(rows)
    case .sparseCentres: spread(ofCentres: rows, rowsPerClass, epsilon: 0)
    case .energy: hypersphericalEnergy(rows, power: power)
    }
  }

  /// How many rows a class has in the loss's table `weight`; 0 where there is no such table.
  private func rowsPerClass(_ loss: any Loss) -> Int {
    var random = Random(seed: 0)
    var parameters = loss.parameters(classes: 3, width: 1, random: &random)
    var count = 0
    parameters.visit("") { name, _, value in
      if name == "weight", value.shape.count == 2, value.shape[0] % 3 == 0 {
        count = value.shape[0] / 3
      }
    }
    return count
  }
}
