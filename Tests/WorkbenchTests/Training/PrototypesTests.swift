import Testing

@testable import Workbench

@Suite struct PrototypesTests {
  /// Class 0: unit vectors (1, 0) and (0.6, 0.8), mean (0.8, 0.4); class 2: (0, −1).
  @Test func `a prototype is the mean of unit embeddings, zero without any`() throws {
    let embeddings = try Embeddings([3, 0, 6, 8, 0, -0.5, 0, 0], width: 2)
    let prototypes = embeddings.prototypes(labels: [0, 0, 2, 3], classes: 4)
    #expect(prototypes.shape == [4, 2])
    for (got, wanted) in zip(prototypes.floats, [0.8, 0.4, 0, 0, 0, -1, 0, 0] as [Float]) {
      #expect(abs(got - wanted) < 1e-7)
    }
  }

  @Test func `so many rows of each class are drawn, or all where there are fewer`() {
    let labels = (0..<100).map { $0 % 3 } + [3]
    let rows = someRows(of: labels, images: 5, random: Random(seed: 1))
    let counts = rows.reduce(into: [:]) { $0[labels[$1], default: 0] += 1 }
    #expect(counts == [0: 5, 1: 5, 2: 5, 3: 1])
    #expect(rows == rows.sorted() && Set(rows).count == 16)
    #expect(rows == someRows(of: labels, images: 5, random: Random(seed: 1)))
    #expect(rows != someRows(of: labels, images: 5, random: Random(seed: 2)))
  }
}
