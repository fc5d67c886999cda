import TestSupport
import Testing

@testable import Autograd

@Suite struct LayerNormalisationKernelTests {
  @Test(arguments: [[3, 5], [2, 2, 3, 16], [1, 7, 7, 96], [4, 1, 1, 33], [700, 48], [2, 100]])
  func `values and gradients are those of double precision`(_ shape: [Int]) {
    let channels = [shape.last ?? 1]
    let inputs = [
      randomTensor(shape, seed: 1) * 2 + 0.5, randomTensor(channels, seed: 2) + 1,
      randomTensor(channels, seed: 3),
    ]
    let error = precisionError(of: inputs) {
      $0[0].layerNormalised(scale: $0[1], shift: $0[2])
    }
    #expect(error < 1e-5)
  }

  @Test func `a mean far from zero costs the variance no digits`() {
    let x = (randomTensor([6, 100]) + 1e3).converted(to: .float32)
    let (one, zero) = (Tensor(repeating: 1, shape: [100]), Tensor(repeating: 0, shape: [100]))
    let exact = x.converted(to: .float64).layerNormalised(
      scale: one.converted(to: .float64), shift: zero.converted(to: .float64))
    // One number of the size of the mean is rounded by 3e-5.
    #expect(difference(x.layerNormalised(scale: one, shift: zero), exact) < 1e-4)
  }

  @Test func `a row that never changes gives the shift, and one that is not a number stays so`() {
    var values = [Float](repeating: 3, count: 60)
    values[25] = .nan
    let output = Tensor(values, shape: [3, 20]).layerNormalised(
      scale: Tensor(repeating: 2, shape: [20]), shift: Tensor(repeating: 0.5, shape: [20])
    ).floats
    for (place, value) in output.enumerated() {
      if place / 20 == 1 { #expect(value.isNaN) } else { #expect(value == 0.5) }
    }
  }

  @Test func `any number of threads gives the same bits`() {
    func results(_ threads: Int) -> [[Float]] {
      onThreads(threads) {
        let inputs = [
          randomTensor([5000, 33], seed: 1), randomTensor([33], seed: 2),
          randomTensor([33], seed: 3),
        ].map { $0.converted(to: .float32).parameter() }
        let output = inputs[0].layerNormalised(scale: inputs[1], shift: inputs[2])
        let gradients = weightedSum(output).gradients()
        return [output.floats] + inputs.map { gradients[$0]?.floats ?? [] }
      }
    }
    let once = results(1)
    for threads in [2, 3] { #expect(results(threads) == once) }
  }

  @Test func `the layer has torchvision's names and no statistics`() {
    var layer = LayerNormalisation(8)
    var roles: [String: ParameterRole] = [:]
    layer.visit("norm.") { name, role, value in
      roles[name] = role
      #expect(value.shape == [8] && value.requiresGradient)
    }
    #expect(roles == ["norm.weight": .bias, "norm.bias": .bias])
  }
}
