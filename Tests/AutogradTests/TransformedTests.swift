import TestSupport
import Testing

@testable import Autograd

@Suite struct TransformedTests {
  /// [1 2] with rows [3 4] and [5 6] of weights: 11 and 17, and a bias of 100 and 200.
  @Test func `the product is with transposed weights, and the bias is added`() {
    for (type, rows) in [(ScalarType.float32, 2), (.float32, 300), (.float64, 300)] {
      let x = Tensor([Double](repeating: 1, count: rows), shape: [rows, 1], type: type)
      let input = x * Tensor([1, 2], shape: [2], type: type)
      let value = input.transformed(
        by: Tensor([3, 4, 5, 6], shape: [2, 2], type: type),
        bias: Tensor([100, 200], shape: [2], type: type))
      #expect(value.shape == [rows, 2])
      #expect(value.doubles == (0..<rows).flatMap { _ in [111.0, 217] })
    }
  }

  /// Few rows are one product, many are a convolution: both agree with double precision.
  @Test(arguments: [3, 255, 256, 300])
  func `value and gradients are those of double precision`(_ rows: Int) {
    let exact =
      [randomTensor([rows, 40], seed: 1), randomTensor([33, 40], seed: 2)]
      + [randomTensor([33], seed: 3)]
    func run(_ type: ScalarType) -> [Tensor] {
      let parameters = exact.map { $0.converted(to: type).parameter() }
      let value = parameters[0].transformed(by: parameters[1], bias: parameters[2])
      let gradients = weightedSum(value).gradients()
      return [value] + parameters.map { gradients[$0] ?? Tensor(repeating: .nan, shape: $0.shape) }
    }
    for (single, double) in zip(run(.float32), run(.float64)) {
      let scale = double.doubles.map(abs).max() ?? 1
      let error = zip(single.doubles, double.doubles).map { abs($0 - $1) }
      #expect(single.shape == double.shape && (error.max() ?? 1) < 2e-6 * scale)
    }
  }
}
