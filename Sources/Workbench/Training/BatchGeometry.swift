/// How the embeddings of one batch lie: lengths, cosines, distances and the directions they take.
struct BatchGeometry {
  /// The mean length of a row.
  private(set) var norm = 0.0
  /// The mean cosine of two rows of one class; nil without such rows.
  private(set) var ownCosine: Double?
  /// The mean cosine of two rows of different classes.
  private(set) var otherCosine: Double?
  /// The mean distance of two rows of one class: of directions for losses that compare by cosine, of
  /// the rows themselves for others.
  private(set) var ownDistance: Double?
  /// The mean distance of two rows of different classes, likewise.
  private(set) var otherDistance: Double?
  /// In how many directions the rows vary: (Σλ)² / Σλ² over the eigenvalues λ of their covariance.
  ///
  /// It is `k` when they vary equally in `k` directions. Independent normal rows reach about half of
  /// ``rankLimit`` where they are as many as they are wide.
  ///
  /// - Source: the participation ratio, as in Gao et al., "A theory of multineuronal dimensionality,
  ///   dynamics and measurement", bioRxiv 2017, equation 5; here of what the loss compares.
  private(set) var effectiveRank = 0.0
  /// The largest rank that so many centred rows can have.
  let rankLimit: Int

  /// Measures a batch.
  ///
  /// - Parameters:
  ///   - embeddings: `[batch, width]`, off the tape.
  ///   - labels: the class of each row.
  init(_ embeddings: Tensor, labels: [Int], similarity: Similarity) {
    let (rows, width) = (embeddings.shape[0], embeddings.shape[1])
    rankLimit = max(0, min(rows - 1, width))
    let lengths = embeddings.squared().sum(along: 1).doubles.map { $0.squareRoot() }
    norm = lengths.reduce(0, +) / Double(max(1, rows))
    let units = embeddings.normalisedRows()
    let cosines = units.matmul(units, otherTransposed: true).floats
    let sizes =
      similarity == .cosine ? lengths.map { $0 > 0 ? Float(1) : 0 } : lengths.map(Float.init)
    comparePairs(cosines, sizes, labels)
    effectiveRank = Self.participationRatio(similarity == .cosine ? units : embeddings)
  }

  private mutating func comparePairs(_ cosines: [Float], _ sizes: [Float], _ labels: [Int]) {
    var own = (cosine: 0.0, distance: 0.0, count: 0)
    var other = own
    for i in labels.indices {
      for j in 0..<i {
        let cosine = cosines[i * labels.count + j]
        // |a - b|² = (|a| - |b|)² + 2 |a| |b| (1 - cos): nothing cancels but the cosine.
        let difference = sizes[i] - sizes[j]
        let square = difference * difference + 2 * sizes[i] * sizes[j] * max(0, 1 - cosine)
        let distance = Double(square.squareRoot())
        if labels[i] == labels[j] {
          own = (own.cosine + Double(cosine), own.distance + distance, own.count + 1)
        } else {
          other = (other.cosine + Double(cosine), other.distance + distance, other.count + 1)
        }
      }
    }
    if own.count > 0 {
      ownCosine = own.cosine / Double(own.count)
      ownDistance = own.distance / Double(own.count)
    }
    if other.count > 0 {
      otherCosine = other.cosine / Double(other.count)
      otherDistance = other.distance / Double(other.count)
    }
  }

  /// Σλ is the trace of the covariance and Σλ² the sum of its squared elements, so no eigenvalue has
  /// to be found; the smaller of the two products has the same ones.
  private static func participationRatio(_ points: Tensor) -> Double {
    let centred = points - points.mean(along: 0, keepingAxis: true)
    let isWide = points.shape[0] < points.shape[1]
    let product = centred.matmul(centred, transposed: !isWide, otherTransposed: isWide).doubles
    let side = min(points.shape[0], points.shape[1])
    let trace = (0..<side).reduce(0.0) { $0 + product[$1 * side + $1] }
    let squares = product.reduce(0.0) { $0 + $1 * $1 }
    return squares > 0 ? trace * trace / squares : 0
  }
}
