internal import CBLAS

/// Scores of blocks of rows of one set of embeddings against blocks of another, by matrix products
/// in single precision; larger is more similar.
///
/// The cosine, or the negated *squared* Euclidean distance, `2 a·b − |a|² − |b|²`, which orders as
/// the distance does. The mean row is taken from all rows first, which changes no distance but loses
/// fewer digits. A score is rounded like a sum of single precision, within about 1e-7 of a cosine
/// and 1e-7 `(|a|² + |b|²)` of a squared distance; closer scores may change places.
struct ScoreBlocks: Sendable {
  /// What the rows are compared by.
  let similarity: Similarity
  /// The size of an embedding.
  let width: Int
  private let left: Rows
  private let right: Rows

  /// Rows ready for products.
  private struct Rows: Sendable {
    var values: [Float]
    /// Squared norms; empty for the cosine.
    var squares: [Float] = []
  }

  /// Scores of `rows` against `columns`.
  ///
  /// - Throws: ``EvaluationError`` when a row is not finite or the widths differ.
  init(
    _ metric: String, _ rows: Embeddings, _ columns: Embeddings, by similarity: Similarity
  ) throws(EvaluationError) {
    guard rows.width == columns.width else {
      throw .argument(
        metric: metric, name: "the widths of both embeddings", expected: "equal",
        got: "\(rows.width) and \(columns.width)")
    }
    (width, self.similarity) = (rows.width, similarity)
    let centre = similarity == .euclidean ? columns.meanRow : []
    right = try ScoreBlocks.prepared(metric, columns, centre)
    left = rows == columns ? right : try ScoreBlocks.prepared(metric, rows, centre)
  }

  /// Writes the scores of a block, `[rows.count, columns.count]`, row after row.
  func write(_ rows: Range<Int>, _ columns: Range<Int>, to scores: UnsafeMutablePointer<Float>) {
    left.values.withUnsafeBufferPointer { left in
      right.values.withUnsafeBufferPointer { right in
        guard let a = left.baseAddress, let b = right.baseAddress else { return }
        let (m, n, k) = (Int32(rows.count), Int32(columns.count), Int32(width))
        cblas_sgemm(
          CblasRowMajor, CblasNoTrans, CblasTrans, m, n, k, 1, a + rows.lowerBound * width, k,
          b + columns.lowerBound * width, k, 0, scores, n)
      }
    }
    if similarity == .euclidean { turnIntoDistances(rows, columns, scores) }
  }

  private func turnIntoDistances(
    _ rows: Range<Int>, _ columns: Range<Int>, _ scores: UnsafeMutablePointer<Float>
  ) {
    right.squares.withUnsafeBufferPointer { squares in
      for (place, row) in rows.enumerated() {
        let scores = scores + place * columns.count
        let square = left.squares[row]
        for column in 0..<columns.count {
          let distance = square + squares[columns.lowerBound + column] - 2 * scores[column]
          scores[column] = -max(0, distance)
        }
      }
    }
  }

  /// Unit rows where there is no centre, else rows from the centre with their squared norms.
  private static func prepared(
    _ metric: String, _ embeddings: Embeddings, _ centre: [Double]
  ) throws(EvaluationError) -> Rows {
    let width = embeddings.width
    var rows = Rows(values: embeddings.values)
    var broken: (row: Int, square: Double)?
    rows.values.withUnsafeMutableBufferPointer { values in
      for row in 0..<embeddings.count {
        let row = row * width..<(row + 1) * width
        if !centre.isEmpty {
          for (index, mean) in zip(row, centre) {
            values[index] = Float(Double(values[index]) - mean)
          }
        }
        let square = row.reduce(0.0) { $0 + Double(values[$1]) * Double(values[$1]) }
        guard Float(square).isFinite else {
          broken = (row.lowerBound / width, square)
          return
        }
        if centre.isEmpty {
          let scale = square > 0 ? 1 / square.squareRoot() : 0
          for index in row { values[index] = Float(Double(values[index]) * scale) }
        } else {
          rows.squares.append(Float(square))
        }
      }
    }
    guard let broken else { return rows }
    throw .argument(
      metric: metric, name: "embedding \(broken.row)", expected: "finite",
      got: "the squared length \(broken.square); look for a diverged training run")
  }
}

extension Embeddings {
  /// The mean of all rows.
  fileprivate var meanRow: [Double] {
    var mean = [Double](repeating: 0, count: width)
    values.withUnsafeBufferPointer { values in
      for row in 0..<count {
        for column in 0..<width { mean[column] += Double(values[row * width + column]) }
      }
    }
    return mean.map { $0 / Double(max(1, count)) }
  }
}

/// An integer that compares as the score does; both zeros have the same.
@inline(__always)
func orderedKey(_ score: Float) -> UInt32 {
  let bits = (score + 0).bitPattern
  return bits ^ (bits >> 31 == 1 ? .max : 1 << 31)
}

/// The score of a key of `orderedKey(_:)`.
func score(ofKey key: UInt32) -> Float {
  Float(bitPattern: key ^ (key >> 31 == 1 ? 1 << 31 : .max))
}
