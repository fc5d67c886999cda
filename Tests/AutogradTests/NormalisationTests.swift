import TestSupport
import Testing

@testable import Autograd

@Suite struct NormalisationTests {
  /// Two images of 1×2 with one channel, then one of 1×2: rows 1, 3, 5, 7 and 2, 4.
  @Test func `running statistics move as torch's do`() {
    var norm = BatchNormalisation(1)
    let mode = Mode.training(Random(seed: 0))
    _ = norm(Tensor([1, 3, 5, 7], shape: [2, 1, 2, 1], type: .float32), mode)
    // mean 4; unbiased variance (9 + 1 + 1 + 9) / 3 = 20/3
    expect(norm, mean: 0.1 * 4, variance: 0.9 + 0.1 * 20 / 3)
    _ = norm(Tensor([2, 4], shape: [1, 1, 2, 1], type: .float32), mode)
    // mean 3; unbiased variance (1 + 1) / 1 = 2
    expect(
      norm, mean: 0.9 * 0.4 + 0.1 * 3, variance: 0.9 * (0.9 + 0.1 * 20 / 3) + 0.1 * 2)
  }

  private func expect(_ norm: BatchNormalisation, mean: Double, variance: Double) {
    #expect(abs(norm.runningMean.scalarOfOne - mean) < 1e-6)
    #expect(abs(norm.runningVariance.scalarOfOne - variance) < 1e-6)
  }

  @Test func `inference uses the running statistics and changes nothing`() {
    var norm = BatchNormalisation(2)
    norm.runningMean = Tensor([1, -1] as [Float], shape: [2])
    norm.runningVariance = Tensor([4, 0.25] as [Float], shape: [2])
    norm.scale = Tensor([3, 1] as [Float], shape: [2]).parameter()
    norm.shift = Tensor([0.5, 2] as [Float], shape: [2]).parameter()
    let output = norm(Tensor([5, 0] as [Float], shape: [1, 1, 1, 2]), .inference)
    // 3 · (5 - 1) / √(4 + 1e-5) + 0.5 and 1 · (0 + 1) / √(0.25 + 1e-5) + 2
    let expected = [3 * 4 / 4.00001.squareRoot() + 0.5, 1 / 0.25001.squareRoot() + 2]
    for (value, exact) in zip(output.doubles, expected) { #expect(abs(value - exact) < 2e-6) }
    #expect(norm.runningMean.floats == [1, -1] && norm.runningVariance.floats == [4, 0.25])
  }

  @Test(arguments: [false, true])
  func `inference is independent of the batch, and the rectifier is applied`(_ rectified: Bool) {
    var norm = BatchNormalisation(5, rectified: rectified)
    let batch = randomTensor([6, 2, 3, 5]).converted(to: .float32)
    for _ in 0..<3 { _ = norm(batch, .training(Random(seed: 0))) }
    let together = norm(batch, .inference)
    for row in 0..<6 {
      #expect(norm(batch.gathering([row]), .inference).floats == together.gathering([row]).floats)
    }
    #expect(together.floats.contains { $0 < 0 } != rectified)
  }

  @Test(arguments: [3, 16, 20, 64], [false, true])
  func `training output has mean zero and variance one, and the kernel is the formula`(
    _ channels: Int, _ rectified: Bool
  ) {
    let x = (3 * randomTensor([4, 3, 5, channels]) + 2).converted(to: .float32)
    let one = Tensor(repeating: 1, shape: [channels])
    let zero = Tensor(repeating: 0, shape: [channels])
    let result = x.batchNormalised(scale: one, shift: zero, activation: rectified ? .relu : .none)
    let values = x.doubles
    for channel in 0..<channels {
      let column = stride(from: channel, to: values.count, by: channels).map { values[$0] }
      let mean = column.reduce(0, +) / Double(column.count)
      let variance =
        column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(column.count)
      #expect(abs(result.mean.doubles[channel] - mean) < 1e-5)
      #expect(abs(result.variance.doubles[channel] - variance) < 2e-5)
      for (row, value) in column.enumerated() {
        let exact = (value - mean) / (variance + 1e-5).squareRoot()
        let output = result.output.doubles[row * channels + channel]
        #expect(abs(output - (rectified ? max(0, exact) : exact)) < 5e-6)
      }
    }
  }

  @Test func `a channel that never changes gives its shift and finite gradients`() {
    let x = Tensor(repeating: 7, shape: [2, 2, 2, 16]).parameter()
    let scale = Tensor(repeating: 2, shape: [16]).parameter()
    let shift = Tensor(repeating: 0.5, shape: [16]).parameter()
    let output = x.batchNormalised(scale: scale, shift: shift).output
    #expect(output.floats.allSatisfy { abs($0 - 0.5) < 1e-6 })
    let gradients = weightedSum(output).gradients()
    for parameter in [x, scale, shift] { #expect(gradients[parameter]?.isFinite == true) }
  }

  @Test func `running statistics are saved but not learned, scale and shift not decayed`() {
    var norm = BatchNormalisation(4)
    var roles: [String: ParameterRole] = [:]
    norm.visit("bn.") { name, role, value in
      roles[name] = role
      #expect(value.shape == [4])
      #expect(value.requiresGradient == (role != .state))
    }
    #expect(
      roles == [
        "bn.weight": .bias, "bn.bias": .bias, "bn.running_mean": .state,
        "bn.running_var": .state,
      ])
  }
}

extension Tensor {
  /// The element of a tensor of shape `[1]`.
  fileprivate var scalarOfOne: Double { doubles[0] }
}
