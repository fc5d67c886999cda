import Autograd
import Testing
import Workbench

struct PrincipalComponentsTests {
  @Test func `a line has one direction`() throws {
    // Points on (2, 1)·t about (1, 1), t = −1, 0, 1: variance 2/3 · 5.
    let result = try PrincipalComponents(of: Embeddings([-1, 0, 1, 1, 3, 2], width: 2))
    #expect(result.mean == [1, 1])
    #expect(abs(result.variances[0] - 10.0 / 3) < 1e-12 && abs(result.variances[1]) < 1e-12)
    let root = 5.0.squareRoot()
    #expect(abs(result.axes[0][0] - 2 / root) < 1e-12 && abs(result.axes[0][1] - 1 / root) < 1e-12)
    let along = result.coordinates.map { $0[0] }
    #expect(zip(along, [-root, 0, root]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(result.coordinates.allSatisfy { abs($0[1]) < 1e-12 })
  }

  private func cloud(_ rows: Int, _ width: Int) throws -> Embeddings {
    var random = Random(seed: 12)
    let values = (0..<rows * width).map { index in
      Float(random.normal() * (index % width == 1 ? 3 : index % width == 4 ? 2 : 0.5))
    }
    return try Embeddings(values, width: width)
  }

  @Test(arguments: [(200, 6), (30, 100), (3, 40)])
  func `axes are orthonormal eigenvectors`(_ rows: Int, _ width: Int) throws {
    let embeddings = try cloud(rows, width)
    let result = try PrincipalComponents(of: embeddings)
    for (index, axis) in result.axes.enumerated() {
      #expect(abs(axis.reduce(0) { $0 + $1 * $1 } - 1) < 1e-12)
      // C a = λ a, with C a = (1/n) Σ x (x · a) over the centred rows x.
      let along = result.coordinates.map { $0[index] }
      for column in 0..<width {
        let image = along.indices.reduce(0.0) { sum, row in
          let value = Double(embeddings.values[row * width + column]) - result.mean[column]
          return sum + value * along[row] / Double(rows)
        }
        #expect(abs(image - result.variances[index] * axis[column]) < 1e-9)
      }
    }
    let product = zip(result.axes[0], result.axes[1]).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(product) < 1e-12)
    #expect(result.variances[0] >= result.variances[1])
    #expect(result.variances.reduce(0, +) <= result.totalVariance + 1e-9)
  }

  @Test func `the sign is fixed and the result repeats`() throws {
    let embeddings = try cloud(50, 8)
    let result = try PrincipalComponents(of: embeddings)
    #expect(try PrincipalComponents(of: embeddings) == result)
    let mirrored = try PrincipalComponents(of: Embeddings(embeddings.values.map(-), width: 8))
    for (axis, other) in zip(result.axes, mirrored.axes) {
      #expect(axis.max { abs($0) < abs($1) } ?? -1 > 0)
      #expect(zip(axis, other).allSatisfy { abs($0 - $1) < 1e-9 })
    }
  }

  @Test func `no spread is no failure`() throws {
    let result = try PrincipalComponents(of: Embeddings([1, 2, 3, 1, 2, 3], width: 3))
    #expect(result.coordinates == [[0, 0], [0, 0]])
    #expect(result.totalVariance == 0)
    #expect(result.axes.flatMap { $0 }.allSatisfy { $0.isFinite })
  }

  @Test func `what has no components is refused`() throws {
    #expect(throws: EvaluationError.empty(metric: "principal components")) {
      try PrincipalComponents(of: Embeddings([], width: 3))
    }
    #expect(throws: EvaluationError.notANumber(metric: "principal components", index: 1)) {
      try PrincipalComponents(of: Embeddings([1, 2, .infinity, 1], width: 2))
    }
    #expect(throws: EvaluationError.self) { try PrincipalComponents(of: Embeddings([1], width: 1)) }
  }
}
