import Foundation
import TestSupport
import Testing

@testable import Autograd

@Suite struct MaskedLogSumExpTests {
  private let mask = [true, false, true, false, false, false, true, true, true]

  @Test func `only the chosen elements count`() {
    let x = randomTensor([3, 3])
    let values = x.doubles
    let result = x.logSumExp(where: mask).doubles
    #expect(abs(result[0] - log(exp(values[0]) + exp(values[2]))) < 1e-12)
    #expect(result[1] == 0)
    #expect(abs(result[2] - log(values[6...].map { exp($0) }.reduce(0, +))) < 1e-12)
  }

  @Test func `one more term makes it log(1 + sum), also of an empty row`() {
    let x = randomTensor([3, 3])
    let result = x.logSumExp(where: mask, and: 0).doubles
    #expect(abs(result[0] - log(1 + exp(x.doubles[0]) + exp(x.doubles[2]))) < 1e-12)
    #expect(result[1] == 0)
  }

  @Test(arguments: [nil, 0, -2] as [Double?])
  func `its gradient is its slope`(_ extra: Double?) {
    let error = gradientError(of: [randomTensor([3, 3])]) { inputs in
      weightedSum(inputs[0].logSumExp(where: mask, and: extra))
    }
    #expect(error < 1e-6)
  }

  @Test func `large numbers do not overflow`() {
    let x = Tensor([1e4, -1e4, 1e4, 0, 0, 0, -1e5, -1e5, -1e5] as [Float], shape: [3, 3])
      .parameter()
    let sum = x.logSumExp(where: mask, and: 0).sum()
    #expect(sum.isFinite)
    #expect(sum.gradients()[x]?.isFinite == true)
  }
}
