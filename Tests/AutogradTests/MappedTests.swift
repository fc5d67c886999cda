import TestSupport
import Testing

@testable import Autograd

@Suite struct MappedTests {
  @Test func `a function with its slope has that gradient`() {
    let error = gradientError(of: [randomTensor([5])]) { inputs in
      weightedSum(inputs[0].mapped { ($0 * $0 * $0, 3 * $0 * $0) })
    }
    #expect(error < 1e-6)
  }

  @Test func `the slope is taken as given, also where it is another function's`() {
    let x = Tensor([2, 3] as [Double], shape: [2]).parameter()
    let y = x.mapped { ($0.rounded(), 10) }.sum()
    #expect(y.scalar == 5)
    #expect(y.gradients()[x]?.doubles == [10, 10])
  }

  @Test func `a function of two tensors has both gradients`() {
    let inputs = [randomTensor([4]), randomTensor([4], seed: 2)]
    let error = gradientError(of: inputs) { inputs in
      weightedSum(inputs[0].mapped(with: inputs[1]) { ($0 * $0 * $1, 2 * $0 * $1, $0 * $0) })
    }
    #expect(error < 1e-6)
  }

  @Test func `a scalar of known gradients passes them on`() {
    let x = randomTensor([2, 3]).parameter()
    let slopes = randomTensor([2, 3], seed: 4)
    let gradients = (3 * Tensor.scalar(7, gradients: [(x, slopes)])).gradients()
    #expect(gradients[x]?.doubles == slopes.doubles.map { 3 * $0 })
  }

  @Test func `a replaced element passes its gradient to what took its place`() {
    let inputs = [randomTensor([3, 4]), randomTensor([3], seed: 2)]
    let error = gradientError(of: inputs) { inputs in
      weightedSum(inputs[0].replacing([1, 3, 0], with: inputs[1]))
    }
    #expect(error < 1e-6)
    let replaced = inputs[0].replacing([1, 3, 0], with: inputs[1])
    #expect(replaced.picking([1, 3, 0]).doubles == inputs[1].doubles)
    #expect(replaced.picking([0, 0, 1]).doubles == inputs[0].picking([0, 0, 1]).doubles)
  }
}
