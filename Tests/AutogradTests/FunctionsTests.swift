import TestSupport
import Testing

@testable import Autograd

/// Values and slopes at the places that gradient checks keep away from.
@Suite struct FunctionsTests {
  private static let types = [ScalarType.float32, .float64]

  private func value(
    _ x: Double, _ type: ScalarType, _ function: (Tensor) -> Tensor
  ) -> (value: Double, slope: Double?) {
    let x = Tensor([x], shape: [], type: type).parameter()
    let y = function(x)
    return (y.scalar, y.gradients()[x]?.scalar)
  }

  @Test(arguments: types)
  func `a rectifier does not hide what is not a number`(_ type: ScalarType) {
    #expect(value(.nan, type) { $0.relu() }.value.isNaN)
    #expect(value(.infinity, type) { $0.relu() }.value == .infinity)
    #expect(value(-.infinity, type) { $0.relu() }.value == 0)
  }

  @Test(arguments: types)
  func `a maximum with a constant does not hide it either`(_ type: ScalarType) {
    let floor = Tensor(repeating: 1e-6, shape: [], type: type)
    #expect(value(.nan, type) { Tensor.maximum($0, floor) }.value.isNaN)
  }

  @Test(arguments: types)
  func `kinks have the slope that is said`(_ type: ScalarType) {
    #expect(value(0, type) { $0.relu() } == (0, 0))
    #expect(value(0, type) { $0.magnitude() } == (0, 0))
    #expect(value(0, type) { $0.squareRoot() } == (0, 0))
    let zero = Tensor(repeating: 0, shape: [], type: type)
    #expect(value(0, type) { Tensor.maximum($0, zero) } == (0, 1))
    #expect(value(0, type) { Tensor.maximum(zero, $0) } == (0, 0))
  }

  @Test(arguments: types, [1e4, -1e4])
  func `large arguments do not overflow`(_ type: ScalarType, _ x: Double) {
    #expect(value(x, type) { $0.sigmoid() } == (x > 0 ? 1 : 0, 0))
    #expect(value(x, type) { $0.softplus() } == (max(0, x), x > 0 ? 1 : 0))
    #expect(value(x, type) { $0.tanh() } == (x > 0 ? 1 : -1, 0))
  }

  /// log(e^1000 + e^1000) = 1000 + log 2, and log(e^-1000 + e^-1000) = log 2 - 1000.
  @Test(arguments: types, [1000.0, -1000])
  func `a log-sum of exponentials takes the largest out first`(_ type: ScalarType, _ x: Double) {
    let row = Tensor([x, x], shape: [1, 2], type: type).parameter()
    let result = row.logSumExp()
    #expect(abs(result.doubles[0] - (x + 0.693147180559945)) < 1e-4)
    #expect(result.sum().gradients()[row]?.doubles == [0.5, 0.5])
  }

  /// One row: z = (1, 2, 3), log Σ e^z = 3.40760596; the label's logit is 3, the mean is 2.
  @Test func `cross-entropy and its smoothing are the formula`() {
    let logits = Tensor([1.0, 2, 3] as [Double], shape: [1, 3])
    #expect(abs(logits.crossEntropy([2]).scalar - 0.407605964) < 1e-8)
    #expect(abs(logits.crossEntropy([2], smoothing: 0.3).scalar - 0.707605964) < 1e-8)
    #expect(Tensor(repeating: 1, shape: [0, 3]).crossEntropy([]).scalar == 0)
  }
}
