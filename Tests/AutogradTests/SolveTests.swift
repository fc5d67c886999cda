import Autograd
import TestSupport
import Testing

struct SolveTests {
  @Test func `two equations by hand`() {
    // 2 x + y = 5 and x + 3 y = 10: x = 1, y = 3; the second column is twice the first.
    let matrix = Tensor([2, 1, 1, 3].map(Double.init), shape: [2, 2])
    let right = Tensor([5, 10, 10, 20].map(Double.init), shape: [2, 2])
    for type in [ScalarType.float64, .float32] {
      let solution = matrix.converted(to: type).solving(right.converted(to: type))
      #expect(zip(solution.doubles, [1, 2, 3, 6]).allSatisfy { abs($0 - $1) < 1e-6 })
    }
  }

  @Test func `what was solved gives the right side back, also with zeros on the diagonal`() {
    var values = randomTensor([7, 7], seed: 4).doubles
    for row in 0..<7 { values[row * 8] = 0 }
    let matrix = Tensor(values, shape: [7, 7])
    let right = randomTensor([7, 3], seed: 5)
    let back = matrix.matmul(matrix.solving(right))
    #expect(zip(back.doubles, right.doubles).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `its gradients are its slopes`() {
    let error = gradientError(of: [randomTensor([5, 5], seed: 6), randomTensor([5, 2], seed: 7)]) {
      weightedSum($0[0].solving($0[1]))
    }
    #expect(error < 1e-7)
  }

  @Test func `a matrix without inverse gives no infinity`() {
    let singular = Tensor([1, 2, 2, 4].map(Double.init), shape: [2, 2])
    let right = Tensor([1, 2].map(Double.init), shape: [2, 1])
    #expect(singular.solving(right).doubles.allSatisfy { $0.isFinite })
  }
}
