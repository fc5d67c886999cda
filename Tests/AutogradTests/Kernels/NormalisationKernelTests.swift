import TestSupport
import Testing

@testable import Autograd

@Suite struct NormalisationKernelTests {
  /// Odd sizes, channels that fill no vector, one image, one place, several blocks.
  static let shapes = [
    [1, 1, 2, 5], [2, 3, 5, 3], [3, 7, 5, 20], [2, 9, 9, 16], [1, 5, 3, 64], [4, 3, 3, 24],
    [2, 2, 2, 100], [5, 13, 11, 33], [3, 1, 1, 1], [8, 21, 19, 48], [4, 1, 1, 512],
  ]

  private func inputs(_ shape: [Int], residual: Bool = false) -> [Tensor] {
    let channels = [shape[3]]
    return [
      randomTensor(shape, seed: 1) * 2 + 0.5, randomTensor(channels, seed: 2) + 1,
      randomTensor(channels, seed: 3),
    ] + (residual ? [randomTensor(shape, seed: 4)] : [])
  }

  @Test(arguments: shapes, Activation.allCases)
  func `values and gradients are those of double precision`(
    _ shape: [Int], _ activation: Activation
  ) {
    let alone = precisionError(of: inputs(shape)) {
      $0[0].batchNormalised(scale: $0[1] * 3, shift: $0[2], activation: activation).output
    }
    #expect(alone < 1e-5)
    let added = precisionError(of: inputs(shape, residual: true)) {
      $0[0].batchNormalised(
        scale: $0[1] * 3, shift: $0[2], activation: activation, adding: $0[3]
      ).output
    }
    #expect(added < 1e-5)
  }

  /// The mean is ten thousand deviations away: E[x²] - E[x]² would lose all digits.
  @Test func `a mean far from zero costs no digits`() {
    let x = (randomTensor([8, 16, 16, 20]) + 1e4).converted(to: .float32)
    let moments = ChannelMoments(x.pointer, ChannelRows(x.shape))
    let values = x.doubles
    for channel in 0..<20 {
      let column = stride(from: channel, to: values.count, by: 20).map { values[$0] }
      let mean = column.reduce(0, +) / Double(column.count)
      let variance = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(column.count)
      #expect(abs(moments.mean[channel] - mean) < 1e-6)
      #expect(abs(moments.variance[channel] / variance - 1) < 1e-6)
    }
    withExtendedLifetime(x) {}
    let error = precisionError(of: [x, randomTensor([20]) + 2, randomTensor([20])]) {
      $0[0].batchNormalised(scale: $0[1], shift: $0[2], activation: .relu).output
    }
    #expect(error < 1e-5)
  }

  /// The first rows of a block tell nothing of the others.
  @Test func `outliers in front cost no digits`() {
    var values = randomTensor([4096, 16]).doubles
    for place in 0..<16 { values[place] = 1e5 }
    for place in 16 * 2048..<16 * 2112 { values[place] -= 3e3 }
    let x = Tensor(values, shape: [4096, 16], type: .float32)
    let moments = ChannelMoments(x.pointer, ChannelRows(x.shape))
    let rounded = x.doubles
    for channel in 0..<16 {
      let column = stride(from: channel, to: rounded.count, by: 16).map { rounded[$0] }
      let mean = column.reduce(0, +) / Double(column.count)
      let variance = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(column.count)
      #expect(abs(moments.mean[channel] - mean) < 1e-4)
      #expect(abs(moments.variance[channel] / variance - 1) < 1e-5)
    }
    withExtendedLifetime(x) {}
  }

  @Test(arguments: [[8, 21, 19, 48], [5, 13, 11, 33]])
  func `any number of threads gives the same bits`(_ shape: [Int]) {
    func results(_ threads: Int) -> [[Float]] {
      onThreads(threads) {
        let parameters = inputs(shape, residual: true).map {
          $0.converted(to: .float32).parameter()
        }
        let result = parameters[0].batchNormalised(
          scale: parameters[1], shift: parameters[2], activation: .relu, adding: parameters[3])
        let gradients = weightedSum(result.output).gradients()
        return [result.output.floats, result.variance.floats]
          + parameters.map { gradients[$0]?.floats ?? [] }
      }
    }
    let once = results(1)
    #expect(once.allSatisfy { !$0.isEmpty })
    for threads in [1, 2, 3] { #expect(results(threads) == once) }
  }

  @Test(arguments: Activation.allCases, [false, true])
  func `what is not a number stays so`(_ activation: Activation, _ adding: Bool) {
    let inputs = inputs([2, 3, 3, 20], residual: adding).map { $0.converted(to: .float32) }
    var values = inputs[0].floats
    values[25] = .nan
    let output = Tensor(values, shape: [2, 3, 3, 20]).batchNormalised(
      scale: inputs[1], shift: inputs[2], activation: activation, adding: inputs.dropFirst(3).first
    ).output.floats
    // Place 25 is channel 5: its statistics are lost for every place, those of others are not.
    for (place, value) in output.enumerated() { #expect(value.isNaN == (place % 20 == 5)) }
  }

  @Test func `a residual that is not a number stays so`() {
    let inputs = inputs([2, 3, 3, 20]).map { $0.converted(to: .float32) }
    var residual = [Float](repeating: 0, count: 360)
    residual[77] = .nan
    let output = inputs[0].batchNormalised(
      scale: inputs[1], shift: inputs[2], activation: .relu,
      adding: Tensor(residual, shape: [2, 3, 3, 20])
    ).output.floats
    for (place, value) in output.enumerated() { #expect(value.isNaN == (place == 77)) }
  }

  @Test func `a residual without an activation gets the gradient itself`() {
    let inputs = inputs([2, 3, 3, 16], residual: true).map {
      $0.converted(to: .float32).parameter()
    }
    let output = inputs[0].batchNormalised(scale: inputs[1], shift: inputs[2], adding: inputs[3])
      .output
    #expect(
      weightedSum(output).gradients()[inputs[3]]?.floats
        == randomTensor([2, 3, 3, 16], seed: 99)
        .converted(to: .float32).floats)
  }
}
