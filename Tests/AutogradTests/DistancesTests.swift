import TestSupport
import Testing

@testable import Autograd

@Suite struct DistancesTests {
  /// Points far from the origin, each with a neighbour 1e-4 away.
  private func pairs() -> (Tensor, Tensor) {
    let base = randomTensor([6, 32], seed: 1).normalisedRows()
    let moved = base + 1e-4 * randomTensor([6, 32], seed: 2).normalisedRows()
    // What single precision holds is what both precisions start from.
    return (base.converted(to: .float32), moved.converted(to: .float32))
  }

  @Test func `distances of near points keep their digits in single precision`() {
    let (a, b) = pairs()
    let exact = a.converted(to: .float64).distances(to: b.converted(to: .float64)).doubles
    for (value, exact) in zip(a.distances(to: b).doubles, exact) {
      #expect(abs(value - exact) < 1e-6 * exact)
    }
  }

  @Test func `the force between near points keeps its digits in single precision`() {
    let (a, b) = pairs()
    func slopes(_ type: ScalarType) -> [[Double]] {
      let (x, y) = (a.converted(to: type).parameter(), b.converted(to: type).parameter())
      let diagonal = Tensor.oneHot(Array(0..<6), classes: 6, type: type)
      let gradients = (x.distances(to: y) * diagonal).sum().gradients()
      return [gradients[x]?.doubles ?? [], gradients[y]?.doubles ?? []]
    }
    for (single, double) in zip(slopes(.float32), slopes(.float64)) {
      let error = zip(single, double).map { abs($0 - $1) }.max() ?? 1
      // Every row is a unit vector.
      #expect(error < 1e-6)
    }
  }

  @Test func `points that coincide exert no force`() {
    for type in [ScalarType.float32, .float64] {
      let x = Tensor([1, 2, 1, 2, 4, 6], shape: [3, 2], type: type).parameter()
      let distances = x.distances(to: x)
      #expect(distances.doubles == [0, 0, 5, 0, 0, 5, 5, 5, 0])
      // Rows 0 and 1 are each pulled twice by row 2, at (3, 4) / 5 away.
      let gradient = distances.sum().gradients()[x]?.doubles ?? []
      for (value, exact) in zip(gradient, [-1.2, -1.6, -1.2, -1.6, 2.4, 3.2]) {
        #expect(abs(value - exact) < 1e-6)
      }
    }
  }

  @Test func `a row of length zero has cosine zero and no gradient`() {
    let x = Tensor([0, 0, 3, 4] as [Float], shape: [2, 2]).parameter()
    let values = cosines(x, x)
    #expect(values.floats == [0, 0, 0, 1])
    let gradient = weightedSum(values).gradients()[x]
    #expect(gradient?.floats[..<2] == [0, 0])
    #expect(gradient?.isFinite == true)
  }
}
