import TestSupport
import Testing

@testable import Autograd

@Suite struct MaxPoolingTests {
  static let shapes = [[2, 9, 8, 20], [1, 7, 7, 64], [3, 5, 6, 3], [2, 16, 15, 16]]

  private func inputs(_ shape: [Int]) -> [Tensor] {
    [
      randomTensor(shape, seed: 1) * 2 + 0.5, randomTensor([shape[3]], seed: 2),
      randomTensor([shape[3]], seed: 3),
    ]
  }

  @Test(arguments: shapes, Activation.allCases)
  func `pooling behind a normalisation is the two one after the other`(
    _ shape: [Int], _ activation: Activation
  ) {
    let error = precisionError(of: inputs(shape)) {
      $0[0].batchNormalisedMaxPooled(
        size: 3, stride: 2, padding: 1, scale: $0[1] * 4, shift: $0[2], activation: activation
      ).output
    }
    #expect(error < 1e-5)
  }

  /// All places of a channel whose scale is zero are equal: the first wins, as without fusion.
  @Test func `a scale of zero has the gradient of the plain form`() {
    let x = randomTensor([2, 6, 6, 16])
    let error = precisionError(of: [x, Tensor(repeating: 0, shape: [16], type: .float64)]) {
      let shift = Tensor(repeating: 1, shape: [16], type: $0[0].type).parameter()
      return $0[0].batchNormalisedMaxPooled(
        size: 3, stride: 2, padding: 1, scale: $0[1], shift: shift, activation: .relu
      ).output
    }
    #expect(error < 1e-5)
  }

  @Test func `the layer gives the same with its running statistics`() {
    let x = randomTensor([3, 9, 9, 20]).converted(to: .float32)
    var (fused, plain) = (
      BatchNormalisation(20, activation: .relu), BatchNormalisation(20, activation: .relu)
    )
    for mode in [Mode.training(Random(seed: 1)), .inference] {
      let together = fused.maxPooled(x, size: 3, stride: 2, padding: 1, mode)
      let apart = plain(x, mode).maxPooled(size: 3, stride: 2, padding: 1)
      #expect(difference(together, apart) < 1e-6)
      #expect(fused.runningMean.floats == plain.runningMean.floats)
      #expect(fused.runningVariance.floats == plain.runningVariance.floats)
    }
  }

  @Test func `what is not a number wins its windows`() {
    for type in [ScalarType.float32, .float64] {
      var values = [Double](repeating: 0, count: 36)
      values[14] = .nan
      values[15] = 7
      let x = Tensor(values, shape: [1, 6, 6, 1], type: type)
      let pooled = x.maxPooled(size: 3, stride: 2, padding: 1).doubles
      // Row 2, column 2 lies in the windows of rows 1 and columns 1 alone.
      for (place, value) in pooled.enumerated() { #expect(value.isNaN == (place == 4)) }
    }
  }

  @Test func `any number of threads gives the same bits`() {
    func results(_ threads: Int) -> [[Float]] {
      onThreads(threads) {
        let parameters = inputs([4, 31, 30, 64]).map { $0.converted(to: .float32).parameter() }
        let output = parameters[0].batchNormalisedMaxPooled(
          size: 3, stride: 2, padding: 1, scale: parameters[1], shift: parameters[2],
          activation: .relu
        ).output
        let gradients = weightedSum(output).gradients()
        return [output.floats] + parameters.map { gradients[$0]?.floats ?? [] }
      }
    }
    let once = results(1)
    for threads in [2, 3] { #expect(results(threads) == once) }
  }
}
