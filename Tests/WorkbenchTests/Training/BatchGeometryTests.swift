import Autograd
import TestSupport
import Testing

@testable import Workbench

@Suite struct BatchGeometryTests {
  private func geometry(
    _ rows: [[Double]], _ labels: [Int], _ similarity: Similarity = .cosine
  ) -> BatchGeometry {
    BatchGeometry(
      Tensor(rows.flatMap(\.self), shape: [rows.count, rows[0].count], type: .float32),
      labels: labels, similarity: similarity)
  }

  @Test func `lengths, cosines and distances of four rows are those worked out by hand`() {
    // Class 0 along x and y, class 1 along -x and x: cosines 0 within class 0 and -1 within class 1;
    // across: (x, -x) = -1, (x, x) = 1, (y, -x) = 0, (y, x) = 0.
    let rows: [[Double]] = [[2, 0], [0, 1], [-1, 0], [4, 0]]
    let cosine = geometry(rows, [0, 0, 1, 1])
    #expect(cosine.norm == 2)
    #expect(cosine.ownCosine == -0.5)
    #expect(cosine.otherCosine == 0)
    #expect(abs((cosine.ownDistance ?? 0) - (2.0.squareRoot() + 2) / 2) < 1e-6)
    #expect(abs((cosine.otherDistance ?? 0) - (2 + 0 + 2 * 2.0.squareRoot()) / 4) < 1e-6)
    let raw = geometry(rows, [0, 0, 1, 1], .euclidean)
    #expect(abs((raw.ownDistance ?? 0) - (5.0.squareRoot() + 5) / 2) < 1e-6)
    let across = 3 + 2 + 2.0.squareRoot() + 17.0.squareRoot()
    #expect(abs((raw.otherDistance ?? 0) - across / 4) < 1e-6)
  }

  @Test func `rows that vary equally in three directions have rank three`() {
    let rows: [[Double]] = [
      [1, 0, 0, 0], [-1, 0, 0, 0], [0, 1, 0, 0], [0, -1, 0, 0], [0, 0, 1, 0], [0, 0, -1, 0],
    ]
    for similarity in Similarity.allCases {
      let measured = geometry(rows, [0, 1, 2, 3, 4, 5], similarity)
      #expect(abs(measured.effectiveRank - 3) < 1e-6)
      #expect(measured.rankLimit == 4)
    }
  }

  @Test func `the rank of wide rows equals that of their covariance`() {
    // Three rows at the corners of an equilateral triangle: two directions, equally.
    let measured = geometry([[1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 1, 0, 0]], [0, 1, 2])
    #expect(abs(measured.effectiveRank - 2) < 1e-6)
    #expect(measured.rankLimit == 2)
  }

  @Test func `rows that coincide are at distance zero, whatever their rank`() {
    let measured = geometry([[3, 4], [3, 4], [3, 4]], [0, 1, 2])
    #expect(measured.otherDistance ?? 1 < 1e-3)
    #expect(abs((measured.otherCosine ?? 0) - 1) < 1e-6)
    #expect(measured.ownCosine == nil)
  }

  @Test func `a single row, and rows of zeros, measure without a NaN`() {
    for rows in [[[0.0, 0]], [[0, 0], [0, 0]], [[1, 1]]] {
      let measured = geometry(rows, Array(rows.indices))
      #expect(measured.effectiveRank == 0)
      #expect(measured.norm.isFinite)
      #expect(measured.otherDistance ?? 0 == 0)
    }
  }
}
