import Testing

@testable import Workbench

struct ScoreBlocksTests {
  private func block(
    _ left: Embeddings, _ right: Embeddings, _ similarity: Similarity, _ rows: Range<Int>,
    _ columns: Range<Int>
  ) throws -> [Float] {
    let blocks = try ScoreBlocks("test", left, right, by: similarity)
    var scores = [Float](repeating: 0, count: rows.count * columns.count)
    scores.withUnsafeMutableBufferPointer { scores in
      if let scores = scores.baseAddress { blocks.write(rows, columns, to: scores) }
    }
    return scores
  }

  @Test func `blocks hold cosines and negated squared distances`() throws {
    let (left, _) = try peopleEmbeddings(people: 3, each: 3, seed: 1)
    let (right, _) = try peopleEmbeddings(people: 4, each: 2, seed: 2)
    let both = try Embeddings(left.values + right.values, width: 6)
    for row in 2..<5 {
      let pairs = (row: [Int](repeating: row, count: 3), column: [9 + 1, 9 + 2, 9 + 3])
      let cosines = try both.scores(.cosine, left: pairs.row, right: pairs.column)
      let distances = try both.scores(.euclidean, left: pairs.row, right: pairs.column)
      let got = try block(left, right, .cosine, row..<row + 1, 1..<4)
      #expect(zip(got, cosines).allSatisfy { abs(Double($0) - $1) < 1e-6 })
      let squares = try block(left, right, .euclidean, row..<row + 1, 1..<4)
      #expect(zip(squares, distances).allSatisfy { abs(Double($0) + $1 * $1) < 1e-5 })
    }
  }

  @Test func `a common shift of all embeddings does not blur distances`() throws {
    // The plain form |a|² + |b|² − 2 a·b would lose these distances at squared lengths near 10⁸.
    let rows: [Float] = [0, 0, 1, 0, 0, 2].map { $0 + 10_000 }
    let embeddings = try Embeddings(rows, width: 2)
    let got = try block(embeddings, embeddings, .euclidean, 0..<3, 0..<3)
    let expected: [Float] = [0, -1, -4, -1, 0, -5, -4, -5, 0]
    #expect(zip(got, expected).allSatisfy { abs($0 - $1) < 1e-4 })
  }

  @Test func `a row of zeros has cosine zero`() throws {
    let embeddings = try Embeddings([0, 0, 3, 4], width: 2)
    #expect(try block(embeddings, embeddings, .cosine, 0..<2, 0..<2)[..<3] == [0, 0, 0])
  }

  @Test func `keys of single precision order as scores do`() {
    let scores: [Float] = [-.infinity, -1, -1e-30, 0, 1e-30, 0.5, 1, .infinity]
    let keys = scores.map { orderedKey($0) as UInt32 }
    #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 })
    #expect(keys.map { score(ofKey: $0) as Float } == scores)
    #expect(orderedKey(Float(-0.0)) as UInt32 == orderedKey(Float(0)))
  }

  @Test func `rows that cannot be compared are refused`() throws {
    let (two, three) = (try Embeddings([1, 2], width: 2), try Embeddings([1, 2, 3], width: 3))
    #expect(throws: EvaluationError.self) { try ScoreBlocks("test", two, three, by: .cosine) }
    let large = try Embeddings([1e30, 0], width: 2)
    #expect(throws: EvaluationError.self) { try ScoreBlocks("test", large, large, by: .cosine) }
  }
}
