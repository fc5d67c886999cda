/// Embeddings of photographs, as a network made them.
public struct Embeddings: Sendable, Equatable {
  /// `[count, width]`, flat, row after row, not normalised.
  public let values: [Float]
  /// The size of one embedding.
  public let width: Int

  /// Embeddings from their values.
  ///
  /// - Throws: ``EvaluationError`` when the values are not whole rows.
  public init(_ values: [Float], width: Int) throws {
    guard width > 0, values.count % width == 0 else {
      throw EvaluationError.argument(
        metric: "embeddings", name: "the number of values", expected: "a multiple of \(width)",
        got: "\(values.count)")
    }
    self.values = values
    self.width = width
  }

  /// The number of photographs.
  public var count: Int { values.count / width }

  /// The scores of pairs of rows; larger is more similar.
  ///
  /// Computed in double precision. The cosine with a row of zeros is 0. The Euclidean score is the
  /// negated distance.
  ///
  /// - Throws: ``EvaluationError`` when a row is missing or the two lists differ in length.
  public func scores(_ similarity: Similarity, left: [Int], right: [Int]) throws -> [Double] {
    guard left.count == right.count else {
      throw EvaluationError.lengths(metric: "scores", expected: left.count, got: right.count)
    }
    if let row = (left + right).first(where: { !(0..<count ~= $0) }) {
      throw EvaluationError.argument(
        metric: "scores", name: "every row", expected: "in 0..<\(count)", got: "\(row)")
    }
    return values.withUnsafeBufferPointer { values in
      func row(_ index: Int) -> Slice<UnsafeBufferPointer<Float>> {
        values[index * width..<(index + 1) * width]
      }
      switch similarity {
      case .cosine:
        let norms = (0..<count).map { dot(row($0), row($0)).squareRoot() }
        return zip(left, right).map { left, right in
          let norm = norms[left] * norms[right]
          guard norm != 0 else { return 0 }
          return max(-1, min(1, dot(row(left), row(right)) / norm))
        }
      case .euclidean:
        return zip(left, right).map { -distance(row($0), row($1)) }
      }
    }
  }
}

private func dot(
  _ x: Slice<UnsafeBufferPointer<Float>>, _ y: Slice<UnsafeBufferPointer<Float>>
) -> Double {
  zip(x, y).reduce(0) { $0 + Double($1.0) * Double($1.1) }
}

private func distance(
  _ x: Slice<UnsafeBufferPointer<Float>>, _ y: Slice<UnsafeBufferPointer<Float>>
) -> Double {
  zip(x, y).reduce(0) {
    let difference = Double($1.0) - Double($1.1)
    return $0 + difference * difference
  }.squareRoot()
}
