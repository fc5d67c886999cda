import TestSupport
import Testing

@testable import Autograd

@Suite struct ChannelScaleTests {
  static let shapes = [
    [1, 1, 2, 5], [2, 3, 5, 3], [3, 7, 5, 20], [2, 9, 9, 16], [4, 21, 19, 33],
  ]

  @Test(arguments: shapes)
  func `kernels have the values and gradients of double precision`(_ shape: [Int]) {
    let x = randomTensor(shape, seed: 1)
    let channels = randomTensor([shape[3]], seed: 2)
    #expect(precisionError(of: [x, channels]) { $0[0].parametricRectified(slope: $0[1]) } < 1e-5)
    #expect(
      precisionError(of: [x, channels, randomTensor(shape, seed: 3)]) {
        $0[0].scaled(by: $0[1], adding: $0[2])
      } < 1e-5)
    #expect(
      precisionError(of: [x, randomTensor([shape[0], shape[3]], seed: 4)]) {
        $0[0].scaled(byChannels: $0[1])
      } < 1e-5)
  }

  /// A residual that is used again must not see what the first use's gradient became.
  @Test func `a shared residual gets the sum of both gradients`() {
    let inputs = [randomTensor([2, 3, 3, 20], seed: 1), randomTensor([20], seed: 2)]
    let error = precisionError(of: inputs) { x in
      let first = (x[0] * 2).scaled(by: x[1], adding: x[0])
      return first.parametricRectified(slope: x[1]).scaled(by: x[1], adding: first)
    }
    #expect(error < 1e-5)
  }

  @Test func `what is not a number stays so`() {
    let x = Tensor([.nan, -2, 0, 4] as [Float], shape: [1, 2, 2, 1])
    let slope = Tensor([0.25] as [Float], shape: [1])
    let output = x.parametricRectified(slope: slope).floats
    #expect(output[0].isNaN && Array(output[1...]) == [-0.5, 0, 4])
  }
}
