import Workbench

/// Finds each query's own class among the classes of the batch, by a prototype of each.
///
///     ℓ = CE( S, 0 ..< B ),   S_ij = max(a, 1e-6) · cos(q_i, p_j) + b
///
/// The first image of a class is its query q, the mean of its others its prototype p; `a` and `b` are
/// learned from 10 and -5. `b` is added to a whole row, so the softmax cancels it and its gradient is
/// zero: it is kept for parity with published code. Classes with one image are left out, and a batch
/// with fewer than two classes of two images costs zero.
///
/// - Shapes: embeddings `[batch, width]`, rows of a class anywhere; the result is a scalar.
/// - Source: Snell, Swersky, Zemel, "Prototypical Networks for Few-shot Learning", NIPS 2017; angular
///   form: Chung et al., "In Defence of Metric Learning for Speaker Recognition", Interspeech 2020,
///   equation 9; dot form: the assignment's equation 5, whose sum over the batch is the `sum`
///   reduction. Ours does enforce a > 0, which the reference trainer computes and drops.
struct Prototypical: Loss {
  /// What S compares by: scaled cosine, raw dot product, or negated squared Euclidean distance.
  enum Comparison: String, Codable, CaseIterable {
    case angular, dot, euclidean
  }

  /// Whether the rows' costs are averaged or summed.
  enum Reduction: String, Codable, CaseIterable {
    case mean, sum
  }

  /// What queries and prototypes are compared by: angular, dot or euclidean.
  var comparison = Comparison.angular
  /// Averages the cost of finding the prototype and of finding the query.
  var symmetric = false
  /// Averages over classes (mean) or adds them up (sum).
  var reduction = Reduction.mean

  static let variants = ["symmetric=true", "comparison=dot reduction=sum", "comparison=euclidean"]

  var lacks: [LossProperty: String] { [.order: "the first image of each class is its query"] }

  var similarity: Similarity { comparison == .euclidean ? .euclidean : .cosine }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    guard comparison == .angular else { return [:] }
    return ([:] as Parameters)
      .adding("scale", .bias, Tensor(repeating: 10, shape: []))
      .adding("offset", .bias, Tensor(repeating: -5, shape: []))
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let classes = rowsByClass(batch.labels).filter { $0.count > 1 }
    guard classes.count > 1 else { return 0 * batch.embeddings.sum() }
    let queries = batch.embeddings.gathering(classes.map { $0[0] })
    let prototypes = means(of: classes.map { Array($0.dropFirst()) }, batch.embeddings)
    let scores = compare(queries, prototypes, parameters)
    let targets = Array(0..<classes.count)
    var loss = scores.crossEntropy(targets)
    if symmetric { loss = 0.5 * (loss + scores.transposed().crossEntropy(targets)) }
    return reduction == .mean ? loss : Double(classes.count) * loss
  }

  private func compare(_ queries: Tensor, _ prototypes: Tensor, _ parameters: Parameters) -> Tensor
  {
    switch comparison {
    case .angular:
      let floor = Tensor(repeating: 1e-6, shape: [], type: queries.type)
      let scale = Tensor.maximum(parameters["scale"], floor)
      return scale * cosines(queries, prototypes) + parameters["offset"]
    case .dot: return queries.matmul(prototypes, otherTransposed: true)
    case .euclidean: return -queries.distances(to: prototypes).squared()
    }
  }

  /// The mean of each class's rows, `[classes, width]`.
  private func means(of classes: [[Int]], _ embeddings: Tensor) -> Tensor {
    let rows = embeddings.shape[0]
    var weights = [Double](repeating: 0, count: classes.count * rows)
    for (place, members) in classes.enumerated() {
      for row in members { weights[place * rows + row] = 1 / Double(members.count) }
    }
    return Tensor(weights, shape: [classes.count, rows], type: embeddings.type).matmul(embeddings)
  }
}
