/// How the embeddings of one batch lie to the classes of the loss's classifier.
struct ClassifierGeometry {
  /// The share of rows whose own class has the largest margin-free logit.
  let accuracy: Double
  /// The mean cosine to the weights of the own class, the nearest where it has several; nil when the
  /// loss keeps no weights a class.
  private(set) var ownCosine: Double?
  /// The mean cosine to all other rows of weights.
  private(set) var otherCosine: Double?
  /// What cosines are multiplied by to become logits; nil when logits are not such multiples.
  private(set) var scale: Double?

  /// Measures a batch.
  ///
  /// - Parameters:
  ///   - embeddings: `[batch, width]`, off the tape.
  ///   - logits: `[batch, classes]`, without margin.
  ///   - parameters: the loss's, off the tape.
  init(_ embeddings: Tensor, labels: [Int], logits: Tensor, parameters: Parameters) {
    let hits = zip(logits.lastAxisMaxima(), labels).count { $0 == $1 }
    accuracy = Double(hits) / Double(max(1, labels.count))
    let classes = logits.shape[1]
    guard
      let weight = Self.classWeights(parameters, classes: classes, width: embeddings.shape[1])
    else { return }
    let (units, directions) = (embeddings.normalisedRows(), weight.normalisedRows())
    let each = directions.shape[0] / classes
    let own = (0..<each).map { place in
      (units * directions.gathering(labels.map { $0 * each + place })).sum(along: 1).doubles
    }
    let all = (units * directions.sum(along: 0)).sum(along: 1).doubles
    let nearest = labels.indices.map { row in own.map { $0[row] }.max() ?? 0 }
    let others = labels.indices.map { row in all[row] - own.reduce(0) { $0 + $1[row] } }
    ownCosine = nearest.reduce(0, +) / Double(max(1, labels.count))
    if classes > 1 {
      otherCosine = others.reduce(0, +) / Double(max(1, labels.count * each * (classes - 1)))
    }
    let columns = logits.shape[1]
    let rows = logits.reshaped(to: [labels.count * columns])
    let picked = rows.gathering(labels.enumerated().map { $0 * columns + $1 }).doubles
    scale = Self.factor(from: nearest, to: picked)
  }

  /// The parameter with a row, or equally many rows, a class.
  private static func classWeights(
    _ parameters: Parameters, classes: Int, width: Int
  ) -> Tensor? {
    var found: (rank: Int, value: Tensor)?
    var parameters = parameters
    parameters.visit("") { name, _, value in
      guard value.shape.count == 2, value.shape[1] == width, classes > 0,
        value.shape[0] % classes == 0, value.shape[0] > 0
      else { return }
      // A memory of embeddings may have a multiple of rows by chance; a name tells.
      let isNamed = name.split(separator: ".").last == "weight"
      guard isNamed || value.shape[0] == classes else { return }
      if found == nil || (isNamed && found?.rank == 0) { found = (isNamed ? 1 : 0, value) }
    }
    return found?.value
  }

  /// The factor that turns all cosines into their logits; nil when there is none.
  private static func factor(from cosines: [Double], to logits: [Double]) -> Double? {
    let squares = cosines.reduce(0) { $0 + $1 * $1 }
    guard squares > 0 else { return nil }
    let factor = zip(cosines, logits).reduce(0) { $0 + $1.0 * $1.1 } / squares
    let holds = zip(cosines, logits).allSatisfy { abs($1 - factor * $0) <= 1e-3 * abs(factor) }
    return holds && cosines.count > 1 ? factor : nil
  }
}
