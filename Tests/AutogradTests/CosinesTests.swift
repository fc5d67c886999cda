import TestSupport
import Testing

@testable import Autograd

@Suite struct CosinesTests {
  @Test func `they are the products of normalised rows, gradients too`() throws {
    for type in [ScalarType.float64, .float32] {
      let x = randomTensor([5, 7]).converted(to: type).parameter()
      let w = randomTensor([4, 7], seed: 2).converted(to: type).parameter()
      let fused = weightedSum(cosines(x, w))
      let plain = weightedSum(
        x.normalisedRows().matmul(w.normalisedRows(), otherTransposed: true))
      let (a, b) = (fused.gradients(), plain.gradients())
      let bound = type == .float64 ? 1e-13 : 1e-5
      #expect(abs(fused.scalar - plain.scalar) < bound)
      for leaf in [x, w] {
        let (left, right) = (try #require(a[leaf]).doubles, try #require(b[leaf]).doubles)
        #expect(zip(left, right).allSatisfy { abs($0 - $1) < bound })
      }
    }
  }

  @Test func `slopes agree with central differences`() {
    let error = gradientError(of: [randomTensor([3, 4]), randomTensor([5, 4], seed: 2)]) {
      weightedSum(cosines($0[0], $0[1]))
    }
    #expect(error < 1e-6)
  }

  @Test func `zero rows have cosine zero and no gradient, on either side`() {
    let x = Tensor([0, 0, 1, 2] as [Double], shape: [2, 2]).parameter()
    let w = Tensor([3, 4, 0, 0] as [Double], shape: [2, 2]).parameter()
    let value = cosines(x, w)
    #expect(value.doubles[0] == 0 && value.doubles[1] == 0 && value.doubles[3] == 0)
    let gradients = weightedSum(value).gradients()
    #expect(gradients[x]?.doubles[..<2].allSatisfy { $0 == 0 } == true)
    #expect(gradients[w]?.doubles[2...].allSatisfy { $0 == 0 } == true)
  }

  @Test func `a matrix compared with itself gets both sides' gradients`() {
    let error = gradientError(of: [randomTensor([4, 3])]) { weightedSum(cosines($0[0], $0[0])) }
    #expect(error < 1e-6)
  }
}
