internal import Autograd

/// The directions in which embeddings vary most, for showing them in the plane.
public struct PrincipalComponents: Sendable, Equatable {
  /// The mean embedding.
  public let mean: [Double]
  /// Unit vectors, orthogonal, of decreasing variance; the largest entry of each is positive.
  public let axes: [[Double]]
  /// Variance along each axis (divided by the number of rows).
  public let variances: [Double]
  /// Sum of the variances of all directions.
  public let totalVariance: Double
  /// Each row in the axes, `[count][axes]`.
  public let coordinates: [[Double]]

  /// The first components of some embeddings.
  ///
  /// Deterministic: block power iteration on the covariance from a fixed start, with a fixed sign.
  /// When there are fewer than `count` directions the remaining coordinates vary by nothing.
  ///
  /// - Throws: ``EvaluationError`` when there are no rows, `count` is not in `1 ... width`, or a
  ///   value is not finite.
  /// - Complexity: O(rows · width²) for the covariance.
  public init(of embeddings: Embeddings, count: Int = 2) throws {
    let (rows, width) = (embeddings.count, embeddings.width)
    guard rows > 0 else { throw EvaluationError.empty(metric: "principal components") }
    guard 1...width ~= count else {
      throw EvaluationError.argument(
        metric: "principal components", name: "the number of axes", expected: "in 1...\(width)",
        got: "\(count)")
    }
    if let index = embeddings.values.firstIndex(where: { !$0.isFinite }) {
      throw EvaluationError.notANumber(metric: "principal components", index: index / width)
    }
    var mean = [Double](repeating: 0, count: width)
    for row in 0..<rows {
      for column in 0..<width { mean[column] += Double(embeddings.values[row * width + column]) }
    }
    for column in 0..<width { mean[column] /= Double(rows) }
    let centred = embeddings.values.indices.map { Double(embeddings.values[$0]) - mean[$0 % width] }
    let covariance = PrincipalComponents.covariance(centred, rows: rows, width: width)
    let found = PrincipalComponents.leadingEigenvectors(of: covariance, width: width, count: count)
    self.mean = mean
    axes = found.map { PrincipalComponents.oriented($0.vector) }
    variances = found.map { max(0, $0.value) }
    totalVariance = (0..<width).reduce(0) { $0 + covariance[$1 * width + $1] }
    coordinates = (0..<rows).map { [axes] row in
      axes.map { axis in
        axis.indices.reduce(0) { $0 + axis[$1] * centred[row * width + $1] }
      }
    }
  }

  /// The covariance, `[width, width]`, flat.
  private static func covariance(_ centred: [Double], rows: Int, width: Int) -> [Double] {
    var result = [Double](repeating: 0, count: width * width)
    result.withUnsafeMutableBufferPointer { result in
      centred.withUnsafeBufferPointer { centred in
        for row in 0..<rows {
          for i in 0..<width {
            let scaled = centred[row * width + i] / Double(rows)
            for j in i..<width { result[i * width + j] += scaled * centred[row * width + j] }
          }
        }
        for i in 0..<width { for j in 0..<i { result[i * width + j] = result[j * width + i] } }
      }
    }
    return result
  }

  /// Makes the entry of largest magnitude positive; of equal ones the first.
  private static func oriented(_ axis: [Double]) -> [Double] {
    let largest = axis.reduce(0.0) { abs($1) > abs($0) ? $1 : $0 }
    return largest < 0 ? axis.map(-) : axis
  }

  /// The eigenvectors of largest eigenvalue of a symmetric matrix without negative eigenvalues.
  private static func leadingEigenvectors(
    of matrix: [Double], width: Int, count: Int
  ) -> [(value: Double, vector: [Double])] {
    // A few spare directions let close eigenvalues separate sooner.
    let size = min(width, count + 6)
    var random = Random(seed: 0)
    var block = (0..<size).map { _ in (0..<width).map { _ in random.normal() } }
    orthonormalise(&block)
    var values = [Double](repeating: 0, count: count)
    for _ in 0..<1000 {
      var images = block.map { product(matrix, $0, width: width) }
      let ritz = jacobi(block.map { vector in images.map { dot(vector, $0) } })
      block = ritz.map { combination(of: block, $0.vector) }
      images = ritz.map { combination(of: images, $0.vector) }
      let newValues = ritz.prefix(count).map(\.value)
      let residual = (0..<count).map { axis in
        let difference = zip(images[axis], block[axis]).map { $0 - newValues[axis] * $1 }
        return dot(difference, difference).squareRoot()
      }.max()
      values = newValues
      if (residual ?? 0) <= 1e-13 * max(newValues.first ?? 0, .leastNormalMagnitude) { break }
      block = images
      orthonormalise(&block)
    }
    return zip(values, block).map { ($0, $1) }
  }

  private static func product(_ matrix: [Double], _ vector: [Double], width: Int) -> [Double] {
    (0..<width).map { row in
      (0..<width).reduce(0) { $0 + matrix[row * width + $1] * vector[$1] }
    }
  }
}
